import { backtest, defineScenario } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { scoreReport } from '../../src/report/score.ts'
import { plainStyle } from '../../src/report/style.ts'

const page = { width: 80, style: plainStyle }
const coin = defineScenario({
  forkcast: 1,
  title: 'Coin',
  origin: '2030-01-01',
  horizon: '2030-12-31',
  exhaustive: true,
  tree: { branches: { heads: { title: 'It shows heads', p: 0.5 }, tails: { p: 'rest' } } },
  signals: { whisper: { ratio: { heads: 3 } } },
})
const log = [{ date: '2030-01-04', signal: 'whisper' }] as const
const ended = { outcome: 'heads', date: '2030-01-05' } as const

describe('scoreReport(result, scenario, page)', () => {
  test('shows scores, days, and questions beside those who answered them', () => {
    const quotes = [
      { date: '2030-01-03', forecaster: 'market', any: ['heads'], probability: 0.8 },
      { date: '2030-01-05', forecaster: 'late', any: ['heads'], probability: 1 },
    ]
    const result = backtest(coin, log, { ...ended, quotes, baseRate: { heads: 1, tails: 0 } })
    // three days at 1/2, one at 3/4: Brier (3/2 + 1/8)/4, log (3 ln 2 − ln 3/4)/4
    expect(scoreReport(result, coin, page)).toBe(`Coin
“It shows heads” on 2030-01-05; scored at the end of each day, 2030-01-01 to
2030-01-04 (4 days)

                               Brier    log
  the replay                   0.406  0.592
  the prior, never updated     0.500  0.693
  the base rate                0.000  0.000
  skill against the prior      18.8%  14.6%
  skill against the base rate      –      –

Brier over all outcomes, 0 to 2; log in nats; lower is better. Skill: the share
of those scores that the replay does away with; below 0 it did worse.

  end of      heads  Brier    log
  2030-01-01  50.0%  0.500  0.693
  2030-01-02  50.0%  0.500  0.693
  2030-01-03  50.0%  0.500  0.693
  2030-01-04  75.0%  0.125  0.288

                                                    replay’s  replay’s
  question  answer  who         days  Brier    log     Brier       log
  heads     yes     the replay     4  0.203  0.592
                    the prior      4  0.250  0.693
                    market         2  0.040  0.223     0.156     0.490
                    late           0      –      –         –         –

Brier for yes or no, 0 to 1. Beside each forecaster, the replay on the same
days: only those compare.`)
  })

  test('says that a question lapsed', () => {
    expect(scoreReport(backtest(coin, log, { outcome: 'void' }), coin, page)).toBe(
      'Coin\nit lapsed (void): there is nothing to score',
    )
  })

  test('shows ∞ where the outcome that came true had probability 0', () => {
    const result = backtest(coin, log, { ...ended, questions: [{ any: ['heads'], by: '2030-01-05' }] })
    expect(scoreReport(result, coin, page)).toMatch(/heads by 2030-01-05 +yes +the replay +4 +1\.000 +∞/)
  })

  test('shows the first day, the last, and at most a dozen', () => {
    const result = backtest(coin, log, { ...ended, date: '2030-12-31' })
    const days = [...scoreReport(result, coin, page).matchAll(/^ {2}(2030-\d\d-\d\d) /gm)].map(
      ([, day]) => day,
    )
    expect([days[0], days.at(-1)]).toEqual(['2030-01-01', '2030-12-30'])
    expect(days.length).toBeLessThanOrEqual(13)
    expect(days.length).toBeGreaterThan(6)
  })
})
