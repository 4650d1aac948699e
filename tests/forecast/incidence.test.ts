import { cumulativeIncidence, defineScenario, OptionError, probabilityOf, update } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { harbour, harbourDay, harbourRows } from '../fixtures/harbour.ts'

const forecast = update(defineScenario(harbour), harbourRows, { asOf: harbourDay })

describe('cumulativeIncidence', () => {
  const forced = cumulativeIncidence(forecast, 'forced')
  const on = (day: number) => forced.probability[forced.days.indexOf(day)]

  test('is that of the worked example by day 120', () => {
    expect(on(120)).toBeCloseTo(0.0195613768298, 12)
    expect(forced.dates[forced.days.indexOf(120)]).toBe('2030-06-29')
  })

  test('runs from 0 on the as-of day to the outcome’s probability at the horizon, never down', () => {
    expect(forced.days[0]).toBe(60)
    expect(forced.days.at(-1)).toBe(300)
    expect(on(60)).toBe(0)
    expect(on(300)).toBe(forecast.outcomes.forced?.probability)
    for (let i = 1; i < forced.days.length; i++)
      expect(forced.probability[i]).toBeGreaterThanOrEqual(forced.probability[i - 1]!)
  })

  test('comes true at the horizon and not before, without timing', () => {
    const { probability } = cumulativeIncidence(forecast, 'stays')
    expect(probability.slice(0, -1).every((p) => p === 0)).toBe(true)
    expect(probability.at(-1)).toBe(forecast.outcomes.stays?.probability)
  })

  test('is one number on the last day', () => {
    const last = update(defineScenario(harbour), [], { asOf: harbour.horizon })
    expect(cumulativeIncidence(last, 'stays')).toEqual({
      days: [300],
      dates: ['2030-12-26'],
      probability: [1],
    })
  })

  test('is the closed form 1 − e^(−d/m), cut at the horizon, for an exponential', () => {
    const scenario = defineScenario({
      forkcast: 1,
      title: 'decay',
      origin: '2030-01-01',
      horizon: '2030-12-31',
      exhaustive: true,
      tree: { branches: { a: { p: 0.6, timing: { exponential: { mean: 50 } } }, b: { p: 0.4 } } },
    })
    const fresh = cumulativeIncidence(update(scenario, []), 'a')
    const later = cumulativeIncidence(update(scenario, [], { asOf: '2030-04-11' }), 'a')
    const cut = 1 - Math.exp(-364 / 50)
    for (const d of [1, 10, 200, 363])
      expect(fresh.probability[d]).toBeCloseTo((0.6 * (1 - Math.exp(-d / 50))) / cut, 14)
    // by day 100 nothing has come true: Bayes' rule on what is left of a
    const left = (Math.exp(-100 / 50) - Math.exp(-364 / 50)) / cut
    const posterior = (0.6 * left) / (0.6 * left + 0.4)
    const by150 = (Math.exp(-2) - Math.exp(-3)) / (Math.exp(-2) - Math.exp(-7.28))
    expect(later.probability[50]).toBeCloseTo(posterior * by150, 14)
  })
})

describe('probabilityOf', () => {
  test('asks for any of several branches and outcomes, each leaf once', () => {
    const { leaves } = forecast.branches
    expect(probabilityOf(forecast, { any: ['leaves'] })).toBeCloseTo(leaves!.reach, 15)
    expect(probabilityOf(forecast, { any: ['leaves', 'forced', 'arrested'] })).toBeCloseTo(leaves!.reach, 15)
    expect(probabilityOf(forecast, { any: ['stays', 'leaves'] })).toBeCloseTo(1, 15)
    expect(probabilityOf(forecast, { any: [] })).toBe(0)
  })

  test('asks by a day, and for nothing before the as-of day', () => {
    const { days, probability } = cumulativeIncidence(forecast, 'forced')
    expect(probabilityOf(forecast, { any: ['forced'], by: '2030-06-29' })).toBe(
      probability[days.indexOf(120)],
    )
    expect(probabilityOf(forecast, { any: ['forced'], by: harbourDay })).toBe(0)
    expect(probabilityOf(forecast, { any: ['forced'], by: '2030-03-15' })).toBe(0)
  })

  test('refuses an id or a day that is not the scenario’s, with the nearest id', () => {
    expect(() => probabilityOf(forecast, { any: ['resings'] })).toThrow(/did you mean "resigns"/)
    expect(() => probabilityOf(forecast, { any: ['resigns'], by: '2031-01-01' })).toThrow(OptionError)
    expect(() => probabilityOf(forecast, { any: 'resigns' as never })).toThrow(
      /array of branch and outcome ids/,
    )
  })
})
