import { defineScenario, type TrackedCase, trackRecord } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { plainStyle } from '../../src/report/style.ts'
import { trackRecordReport } from '../../src/report/trackRecord.ts'

const page = { width: 80, style: plainStyle }
const tossed = (name: string, p: number, outcome?: string): TrackedCase => ({
  name,
  scenario: defineScenario({
    forkcast: 1,
    title: 'Coin',
    origin: '2030-01-01',
    horizon: '2030-12-31',
    exhaustive: true,
    tree: { branches: { heads: { p }, tails: { p: 'rest' } } },
    resolution: outcome === undefined ? {} : { outcome, date: '2030-01-11' },
  } as never),
  log: [],
})

describe('trackRecordReport(record, folder, page)', () => {
  test('shows questions, their mean with its standard error, and calibration by lead', () => {
    const cases = [
      tossed('a-first', 0.5, 'heads'),
      tossed('b', 0.9, 'tails'),
      tossed('c', 0.5),
      tossed('d', 0.5, 'void'),
    ]
    // Brier 1/2 and 1.62, log ln 2 and ln 10: means 1.06 and 1.498, standard errors half of their distances
    expect(trackRecordReport(trackRecord(cases, { leads: ['origin'] }), 'cases', page)).toBe(`cases
2 answered, 1 open, 1 void

                                                      prior’s         prior’s
  question        came true  on          days  Brier    Brier    log      log
  a-first         heads      2030-01-11    10  0.500    0.500  0.693    0.693
  b               tails      2030-01-11    10  1.620    1.620  2.303    2.303
  mean                                         1.060    1.060  1.498    1.498
  standard error                               0.560           0.805
  skill                                         0.0%            0.0%

Brier over all outcomes, 0 to 2; log in nats; lower is better. Each question
counts once, and the standard error is over questions; skill is against the
priors.

open, not scored: c

lapsed, not scored: d

at the origin, by the priors: 4 forecasts of 2 questions

  said         forecasts  on average  came true        between
  0% to 20%            1       10.0%       100%  22.9% to 100%
  40% to 60%           2       50.0%      50.0%  9.7% to 90.3%
  80% to 100%          1       90.0%         0%    0% to 77.1%`)
  })

  test('fits into 80 columns, however long the names, and with infinite scores', () => {
    const cases = [
      tossed('a-question-with-a-name-of-many-words-and-no-end', 0, 'heads'),
      tossed('b', 0.5, 'heads'),
    ]
    const report = trackRecordReport(trackRecord(cases), 'cases', page)
    expect(report).toContain('∞')
    expect(Math.max(...report.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  test('has no table without rows', () => {
    expect(trackRecordReport(trackRecord([tossed('c\u001b', 0.5)]), 'ca\u001bses', page)).toBe(
      'ca␛ses\n0 answered, 1 open, 0 void\n\nopen, not scored: c␛',
    )
  })
})
