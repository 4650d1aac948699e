import { defineScenario, trackRecord } from 'forkcast'
import { describe, expect, test } from 'vitest'

/** A coin that has not been looked at, and how it fell. */
const tossed = (p: number, outcome?: string, date = '2030-02-01') => ({
  name: `${p} ${outcome}`,
  scenario: defineScenario({
    forkcast: 1,
    title: 'Coin',
    origin: '2030-01-01',
    horizon: '2030-12-31',
    exhaustive: true,
    tree: { branches: { heads: { p }, tails: { p: 'rest' } } },
    resolution: outcome === undefined ? {} : { outcome, date },
  } as never),
  log: [],
})

describe('trackRecord(cases)', () => {
  const record = trackRecord([
    tossed(0.5, 'heads'),
    tossed(0.75, 'heads'),
    tossed(0.9, 'tails', '2030-01-11'),
    tossed(0.5),
    tossed(0.5, 'void'),
  ])

  test('lists what was answered, what is open and what lapsed', () => {
    expect(record.questions.map(({ name, days }) => [name, days])).toEqual([
      ['0.5 heads', 31],
      ['0.75 heads', 31],
      ['0.9 tails', 10],
    ])
    expect(record.open).toEqual(['0.5 undefined'])
    expect(record.void).toEqual(['0.5 void'])
  })

  test('counts every question once: means 0.5, 0.125 and 1.62 by hand, their standard error by the textbook', () => {
    const briers = [0.5, 0.125, 1.62]
    const mean = (0.5 + 0.125 + 1.62) / 3
    const sd = Math.sqrt(briers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 2)
    expect(record.questions.map(({ model }) => model.brier)).toEqual(briers.map((x) => expect.closeTo(x, 12)))
    expect(record.model?.brier).toBeCloseTo(mean, 13)
    expect(record.standardError?.brier).toBeCloseTo(sd / Math.sqrt(3), 13)
    // nothing was updated: no skill over the prior
    expect(record.skill?.brier).toBeCloseTo(0, 13)
  })

  test('looks at calibration so many days before the answer, where there was a forecast', () => {
    expect(record.calibration.map(({ lead, questions, forecasts }) => [lead, questions, forecasts])).toEqual([
      [1, 3, 6],
      [30, 2, 4],
      [90, 0, 0],
      ['origin', 3, 6],
    ])
    const [eve, month, quarter] = record.calibration
    // said: 0.5, 0.5, 0.75, 0.25, 0.9, 0.1; came true: 1, 0, 1, 0, 0, 1
    expect(eve?.reliability?.map(({ count, observedFrequency }) => [count, observedFrequency])).toEqual([
      [1, 1],
      [1, 0],
      [2, 0.5],
      [1, 1],
      [1, 0],
    ])
    expect(eve?.decomposition?.score).toBeCloseTo((0.5 + 0.125 + 1.62) / 6, 13)
    expect(month?.decomposition?.score).toBeCloseTo((0.5 + 0.125) / 4, 13)
    expect([quarter?.reliability, quarter?.decomposition]).toEqual([null, null])
  })

  test('warns how little that is, with the arithmetic', () => {
    const { brier = 0 } = record.standardError ?? {}
    expect(record.warnings).toContainEqual({
      code: 'few-questions',
      message: `3 answered questions: the standard error of the mean Brier score is ${brier.toFixed(3)}, so that a difference below ${(2 * brier).toFixed(3)} may be chance`,
    })
    const thin = record.warnings.filter(({ code }) => code === 'thin-bins')
    expect(thin).toHaveLength(3)
    // 2 forecasts, 1 came true: Jeffreys' interval by the example of reliabilityDiagram, 0.097 to 0.903
    expect(thin[0]?.message).toBe(
      '1 day before the answer, 5 of 5 bins with forecasts hold fewer than 5: of 2 in one of them 50% came true, and the 90% interval of that goes from 10% to 90%',
    )
    expect(thin[2]?.message).toMatch(/^at the origin, 5 of 5 bins/)
  })

  test('is silent about thirty questions and bins that are full', () => {
    const many = Array.from({ length: 30 }, (_, i) => tossed(0.5, i % 2 === 0 ? 'heads' : 'tails'))
    expect(trackRecord(many, { leads: [1] }).warnings).toEqual([])
  })

  test('has no mean of nothing', () => {
    const { model, standardError, skill, questions } = trackRecord([tossed(0.5)])
    expect({ model, standardError, skill, questions }).toEqual({
      model: null,
      standardError: null,
      skill: null,
      questions: [],
    })
    expect(trackRecord([tossed(0.5, 'heads')]).standardError).toBeNull()
  })

  test('has no standard error where something impossible came true', () => {
    const { standardError, model } = trackRecord([tossed(0, 'heads'), tossed(0.5, 'heads')])
    expect(model?.log).toBe(Infinity)
    expect(standardError?.log).toBe(Infinity)
    expect(Number.isFinite(standardError?.brier)).toBe(true)
  })

  test.each<[string, unknown[], string]>([
    ['no array', [{}], 'cases: expected an array'],
    ['a lead of 0', [[], { leads: [1, 0] }], 'leads[1]: expected a whole number from 1'],
    ['a lead by another name', [[], { leads: ['horizon'] }], 'leads[0]: expected a whole number from 1'],
    ['a case that is none', [[null]], 'cases[0]: expected an object { name, scenario, log }'],
    ['a case without a scenario', [[{}]], 'this is no scenario: make one with defineScenario'],
    [
      'a resolution that does not fit',
      [[tossed(0.5), tossed(0.5, 'heads', '2031-01-01')]],
      'cases[1].scenario.document.resolution.date: expected a day from 2030-01-01',
    ],
    ['leads that are no array', [[], { leads: 30 }], 'leads: expected an array'],
  ])('refuses %s', (_name, args, message) => {
    expect(() => trackRecord(...(args as unknown as Parameters<typeof trackRecord>))).toThrow(message)
  })
})
