import fc from 'fast-check'
import { backtest, defineScenario, QuoteError, type ScoredBacktest, update } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { harbourLog, harbourScenario } from '../../fixtures/harbour/files.ts'

const coin = defineScenario({
  forkcast: 1,
  title: 'Coin',
  origin: '2030-01-01',
  horizon: '2030-12-31',
  exhaustive: true,
  tree: { branches: { heads: { p: 0.5 }, tails: { p: 'rest' } } },
  signals: { whisper: { ratio: { heads: 3 } } },
})
const log = [{ date: '2030-02-01', signal: 'whisper' }] as const
const ended = { outcome: 'heads', date: '2030-02-03' } as const

function scored(result: ReturnType<typeof backtest>): ScoredBacktest {
  if (result.void) throw new Error('nothing was scored')
  return result
}

describe('backtest(scenario, log, { outcome, date }) by hand', () => {
  // 1 January to 2 February: 31 days at ½, then two at ¾, for the whisper came on 1 February
  const result = scored(backtest(coin, log, ended))

  test('scores every day from the origin to the day before', () => {
    const { from, to, days } = result
    expect([from, to, days.length]).toEqual(['2030-01-01', '2030-02-02', 33])
    expect(days.map(({ probability }) => probability.heads)).toEqual([...Array(31).fill(0.5), 0.75, 0.75])
    expect(days[31]).toMatchObject({ asOf: '2030-02-01', brier: 0.125, probability: { tails: 0.25 } })
  })

  test('averages over the days, and sets the prior and its skill beside that', () => {
    const { model, prior, skill, baseRate } = result
    expect(model.brier).toBeCloseTo((31 * 0.5 + 2 * 0.125) / 33, 14)
    expect(model.log).toBeCloseTo((31 * Math.log(2) - 2 * Math.log(0.75)) / 33, 14)
    expect(prior.brier).toBe(0.5)
    expect(prior.log).toBeCloseTo(Math.log(2), 15)
    expect(skill.prior.brier).toBeCloseTo(1 - model.brier / 0.5, 14)
    expect([baseRate, skill.baseRate]).toEqual([null, null])
  })

  test('scores a base rate', () => {
    const { baseRate, skill } = scored(
      backtest(coin, log, { ...ended, baseRate: { heads: 0.2, tails: 0.8 } }),
    )
    expect(baseRate?.brier).toBeCloseTo(2 * 0.64, 14)
    expect(skill.baseRate?.brier).toBeCloseTo(1 - result.model.brier / 1.28, 14)
  })

  test('answers questions, and compares forecasters on the days that they spoke for', () => {
    const quotes = [
      { date: '2030-02-02', forecaster: 'market', any: ['heads'], probability: 0.9 },
      { date: '2030-01-20', forecaster: 'market', any: ['heads'], probability: 0.6 },
      { date: '2029-12-01', forecaster: 'aunt', any: ['heads'], probability: 1 },
      { date: '2030-02-03', forecaster: 'late', any: ['heads'], probability: 1 },
    ]
    const questions = [{ id: 'tails?', any: ['tails'] }, { any: ['heads'] }] as const
    const { questions: answers } = scored(backtest(coin, log, { ...ended, questions, quotes }))
    expect(answers.map(({ id, happened, from, to }) => [id, happened, from, to])).toEqual([
      ['tails?', false, '2030-01-01', '2030-02-02'],
      ['heads', true, '2030-01-01', '2030-02-02'],
    ])
    const [tails, heads] = answers
    expect(tails?.model.brier).toBeCloseTo((31 * 0.25 + 2 * 0.0625) / 33, 14)
    expect(tails?.forecasters).toEqual([])
    const [market, aunt, late] = heads?.forecasters ?? []
    expect([market?.days, market?.coverage]).toEqual([14, 14 / 33])
    expect(market?.scores?.brier).toBeCloseTo((13 * 0.16 + 0.01) / 14, 14)
    expect(market?.model?.brier).toBeCloseTo((12 * 0.25 + 2 * 0.0625) / 14, 14)
    expect(aunt).toMatchObject({ days: 33, coverage: 1, scores: { brier: 0, log: 0 } })
    expect(late).toEqual({ forecaster: 'late', coverage: 0, days: 0, scores: null, model: null })
  })

  test('answers no once the day of a question has passed, and scores only while it was open', () => {
    const questions = [{ any: ['heads'], by: '2030-01-15' }] as const
    const { questions: answers } = scored(backtest(coin, log, { ...ended, questions }))
    // without timing it comes true at the horizon and not before: 0, and rightly so
    expect(answers[0]).toMatchObject({ happened: false, to: '2030-01-14', model: { brier: 0, log: 0 } })
    expect(answers[0]?.id).toBe('heads by 2030-01-15')
    expect(answers[0]?.probability).toHaveLength(14)
  })

  test('says Infinity where what came true was called impossible', () => {
    const questions = [{ any: ['heads'], by: '2030-02-03' }] as const
    const { questions: answers } = scored(backtest(coin, log, { ...ended, questions }))
    expect(answers[0]).toMatchObject({ happened: true, model: { brier: 1, log: Infinity } })
  })
})

describe('backtest(scenario, log)', () => {
  test('takes the resolution of the document', () => {
    const resolved = defineScenario({
      ...harbourScenario.document,
      resolution: { outcome: 'forced', date: '2030-04-30' },
    } as never)
    const own = backtest(harbourScenario, harbourLog, { outcome: 'forced', date: '2030-04-30' })
    expect(backtest(resolved, harbourLog)).toEqual(own)
  })

  test('takes an instant for its UTC day, and says which that is', () => {
    const late = scored(backtest(coin, log, { outcome: 'heads', date: '2030-02-02T23:00:00-05:00' }))
    expect(late).toEqual(scored(backtest(coin, log, ended)))
  })

  test('scores nothing where the question lapsed', () => {
    expect(backtest(coin, log, { outcome: 'void' })).toEqual({ title: 'Coin', void: true, outcome: 'void' })
  })

  test('never knows what was not known: rows that come later change no day before', () => {
    const options = { outcome: 'forced', date: '2030-06-15' }
    const whole = scored(backtest(harbourScenario, harbourLog, options))
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.days.length - 1 }), (last) => {
        const day = whole.days[last]?.asOf ?? ''
        const known = harbourLog.filter(({ date, reported = date }) => reported <= day)
        const then = scored(backtest(harbourScenario, known, options))
        expect(then.days.slice(0, last + 1)).toEqual(whole.days.slice(0, last + 1))
      }),
      { seed: 1, numRuns: 25 },
    )
  })

  test('has the days of update', () => {
    const { days } = scored(backtest(harbourScenario, harbourLog, { outcome: 'forced', date: '2030-05-01' }))
    const last = days.at(-1)
    const { outcomes } = update(harbourScenario, harbourLog, { asOf: '2030-04-30' })
    expect(last?.probability).toEqual(
      Object.fromEntries(Object.entries(outcomes).map(([id, { probability }]) => [id, probability])),
    )
    // (0.9036…)² + (0.0550…)² + (1 − 0.0412…)², by the worked example
    expect(last?.brier).toBeCloseTo(0.9036953 ** 2 + 0.0550632 ** 2 + 0.9587585 ** 2, 6)
  })
})

describe('backtest refuses', () => {
  const call = (options: object) => () => backtest(coin, log, { ...ended, ...options } as never)
  test.each<[string, object, string]>([
    [
      'an unknown outcome',
      { outcome: 'haeds' },
      'outcome: expected an outcome of the scenario; did you mean "heads"?',
    ],
    ['a day after the horizon', { date: '2031-01-01' }, 'date: expected a day from 2030-01-01'],
    ['the origin', { date: '2030-01-01' }, 'date: expected a day after the origin'],
    [
      'half a base rate',
      { baseRate: { heads: 1 } },
      'baseRate.tails: expected a probability for every outcome',
    ],
    [
      'a base rate too many',
      { baseRate: { heads: 0.5, tails: 0.5, edge: 0 } },
      'baseRate: expected outcomes of the scenario',
    ],
    ['a base rate with another sum', { baseRate: { heads: 0.5, tails: 0.6 } }, 'sum to 1.1'],
    ['unknown ids', { questions: [{ any: ['heds'] }] }, 'questions[0].any: expected branch or outcome ids'],
    [
      'a question of the origin',
      { questions: [{ any: ['heads'], by: '2030-01-01' }] },
      'questions[0].by: expected a day after the origin',
    ],
    [
      'a question asked twice, whose first scores were lost otherwise',
      {
        questions: [
          { id: 'a', any: ['heads', 'tails'] },
          { id: 'b', any: ['tails', 'heads', 'tails'] },
        ],
      },
      'questions[1]: expected each question once; questions[0] has these ids and this day; received "b"',
    ],
    ['a question of nothing', { questions: [{ any: [] }] }, 'questions[0].any: expected at least one branch'],
    [
      'a question whose id is a number',
      { questions: [{ id: 3, any: ['heads'] }] },
      'questions[0].id: expected text',
    ],
    [
      'questions that are none',
      { questions: { any: ['heads'] } },
      'questions: expected an array of questions',
    ],
    ['a base rate that is none', { baseRate: null }, 'baseRate: expected probabilities by outcome id'],
    ['an outcome that is a number', { outcome: 5 }, 'outcome: expected an outcome id, or void; received 5'],
    ['quotes that are text', { quotes: 'date,forecaster' }, 'quotes: expected an array of rows'],
  ])('%s', (_name, options, message) => {
    expect(call(options)).toThrow(message)
  })

  test('a scenario without a resolution, and a document’s day for another outcome', () => {
    expect(() => backtest(coin, log)).toThrow('outcome: expected an outcome id or void')
    expect(() => backtest(coin, log, { outcome: 'heads' })).toThrow('date: expected a day')
  })

  test('a question that the outcome leaves open', () => {
    const question = { any: ['dismissed'] }
    expect(() =>
      backtest(harbourScenario, [], { outcome: 'forced', date: '2030-05-01', questions: [question] }),
    ).toThrow('ids that hold all leaves of the outcome "forced", or none of them')
  })

  test('quotes, every problem at once', () => {
    const quotes = [
      { date: '2030-01-20', forecaster: 'market', any: ['heads'], probability: 60 },
      { date: '2030-01-20', forecaster: ' ', any: [], probability: 0.6, odds: 2 },
      { date: '2030-02-30', any: ['heads'], by: 'soon', probability: 0.6 },
    ]
    try {
      call({ quotes })()
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(QuoteError)
      expect((error as QuoteError).problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
        'invalid-value row 1: probability',
        'invalid-value row 2: forecaster',
        'invalid-value row 2: any',
        'unknown-key row 2: odds',
        'missing-key row 3: forecaster',
        'invalid-day row 3: date',
        'invalid-day row 3: by',
      ])
    }
  })

  test('quotes that do not fit the scenario, or say two things', () => {
    const quote = { date: '2030-01-20', forecaster: 'market', any: ['heads'], probability: 0.6 }
    const quotes = [
      quote,
      { ...quote, probability: 0.7 },
      { ...quote, any: ['hads'] },
      { ...quote, by: '2032-01-01' },
    ]
    try {
      call({ quotes })()
      expect.unreachable()
    } catch (error) {
      expect((error as QuoteError).problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
        'duplicate-quote row 2: date',
        'quote-question row 3: any',
        'quote-question row 4: by',
      ])
      expect((error as QuoteError).message).toContain('did you mean "heads"?')
    }
  })
})
