import {
  areaUnderCurve,
  baselineScore,
  brierScore,
  crps,
  geometricMeanOfOdds,
  intervalScore,
  logScore,
  quantileScore,
  rankedProbabilityScore,
} from 'forkcast'
import { describe, expect, test } from 'vitest'

/*
 * Numbers that others print, each with the file in which it stands. A number given as text is compared to one unit of
 * its last digit (some are rounded, some cut off); one given as a number is exact there, and compared to 1e-12.
 */
type Published = readonly [what: string, ours: () => number, published: string | number]

const scoringrules = 'frazane/scoringrules, commit e48aa74, tests/'
const scoringRules = 'FK83/scoringRules, commit 6a24675, tests/testthat/'
const scoringutils = 'epiforecasts/scoringutils, commit 936cae0, tests/testthat/'
const properscoring = 'properscoring/properscoring, commit a465b55, properscoring/tests/test_crps.py, '
const metaculus = 'Metaculus/metaculus, commit 100c408, '
const scikitLearn =
  'scikit-learn/scikit-learn, commit 007b01c, sklearn/metrics/tests/test_classification.py, '

const yes = (p: number): readonly number[] => [1 - p, p]
const normal = (mean: number, sd: number) => ({ normal: { mean, sd } })
const normals = (means: readonly number[], sds: readonly number[], weights: readonly number[]) => ({
  mixture: weights.map((weight, i) => ({ weight, of: normal(means[i]!, sds[i]!) })),
})
const weighted = (values: readonly number[], weights: readonly number[]) => ({
  mixture: values.map((value, i) => ({ weight: weights[i]!, of: { empirical: [value] } })),
})
const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length
const ensemble = [
  ...[1.7812118, 0.5863797, 0.7038174, -0.7743998, -0.2751647],
  ...[1.1863249, 1.2990966, -0.3242982, -0.5968781, 0.9064937],
]
const nominal = [
  [0.8, 0.1, 0.1],
  [0.1, 0.2, 0.7],
  [0.4, 0.4, 0.2],
]
const third = 1 / 3

const outcomes: Record<string, readonly Published[]> = {
  [`${scoringrules}test_brier.py`]: [
    ['brier_score(0, 0.271)', () => brierScore(yes(0.271), 0, { scale: 'half' }), '0.073441'],
    [
      'rps_score(3, [.01, .32, .44, .23])',
      () => rankedProbabilityScore([0.01, 0.32, 0.44, 0.23], 2),
      '0.1619',
    ],
    ['log_score(0, 0.481)', () => logScore(yes(0.481), 0), '0.6558514'],
  ],
  [`${scoringutils}test-metrics-ordinal.R, rps_ordinal`]: [
    ['first', () => rankedProbabilityScore(nominal[0]!, 0), '0.05'],
    ['second', () => rankedProbabilityScore(nominal[1]!, 1), '0.5'],
    ['third', () => rankedProbabilityScore(nominal[2]!, 1), '0.2'],
  ],
  [`${scoringutils}test-metrics-binary.R, brier_score`]: [
    ['0.1, 0', () => brierScore(yes(0.1), 0, { scale: 'half' }), '0.01'],
    ['0.9, 1', () => brierScore(yes(0.9), 1, { scale: 'half' }), '0.01'],
    ['0.8, 1', () => brierScore(yes(0.8), 1, { scale: 'half' }), '0.04'],
    ['0.2, 0', () => brierScore(yes(0.2), 0, { scale: 'half' }), '0.04'],
  ],
  [`${scoringRules}test-rps.R`]: [
    ['certain and right', () => rankedProbabilityScore([0, 0, 0, 0, 1], 4), 0],
    ['uniform', () => rankedProbabilityScore([0.2, 0.2, 0.2, 0.2, 0.2], 4), 0.04 + 0.16 + 0.36 + 0.64],
  ],
  [`${scikitLearn}test_log_loss`]: [
    [
      'yes or no',
      () => mean([0.5, 0.9, 0.99, 0.1, 0.25, 0.999].map((p, i) => logScore(yes(p), i < 3 ? 0 : 1))),
      '1.8817971',
    ],
    [
      'three classes',
      () => mean([logScore([0.2, 0.7, 0.1], 1), logScore([0.6, 0.2, 0.2], 0), logScore([0.6, 0.1, 0.3], 2)]),
      '0.6904911',
    ],
  ],
  [`${scikitLearn}test_brier_score_loss`]: [
    ['[0], [0.5]', () => brierScore(yes(0.5), 0, { scale: 'half' }), 0.25],
    ['[1], [0.5]', () => brierScore(yes(0.5), 1, { scale: 'half' }), 0.25],
  ],
  'scikit-learn 1.5, sklearn.metrics.brier_score_loss, Examples': [
    [
      'y_prob',
      () =>
        mean([0.1, 0.9, 0.8, 0.3].map((p, i) => brierScore(yes(p), i % 3 === 0 ? 0 : 1, { scale: 'half' }))),
      '0.037',
    ],
  ],
  'scikit-learn 0.13, sklearn.metrics.auc_score, Examples': [
    [
      'y_scores',
      () =>
        areaUnderCurve([0.1, 0.4, 0.35, 0.8].map((probability, i) => ({ probability, happened: i > 1 }))) ??
        -1,
      0.75,
    ],
  ],
  [`${metaculus}tests/unit/test_scoring/test_score_math.py`]: [
    ['F(v=0.9)', () => baselineScore(yes(0.9), 1), '84.79969066'],
    ['F(v=0.1)', () => baselineScore(yes(0.1), 1), '-232.19280949'],
    ['F(v=0.9), no', () => baselineScore(yes(0.9), 0), '-232.19280949'],
    ['F(v=2 ** (-1 / 2))', () => baselineScore(yes(Math.SQRT1_2), 1), 50],
    ['F(v=2 ** (-3 / 2))', () => baselineScore(yes(Math.SQRT1_2 / 2), 1), -50],
    ['three options, 1/3', () => baselineScore([third, 1 - 3 ** -0.5 - third, 3 ** -0.5], 0), 0],
    ['three options, 3 ** (-0.5)', () => baselineScore([third, 1 - 3 ** -0.5 - third, 3 ** -0.5], 2), 50],
    // printed there without scaling, 0.18171206 and 0.79581144: this is the second's share of their sum
    ['geometric means', () => geometricMeanOfOdds([0.7, 0.8, 0.9]), '0.8141098'],
  ],
  [`${metaculus}front_end/src/app/(main)/help/scores-faq/page.tsx`]: [
    // what can be said there lies from 0.1% to 99.9%
    ['best, yes or no', () => baselineScore(yes(0.999), 1), '99.9'],
    ['worst, yes or no', () => baselineScore(yes(0.999), 0), '-897'],
    ['worst of 8 options', () => baselineScore([0.001, 0.999, 0, 0, 0, 0, 0, 0], 0), '-232'],
    ['log score of 99%, no', () => -logScore(yes(0.99), 0), '-4.6'],
    ['log score of 99.9%, no', () => -logScore(yes(0.999), 0), '-6.9'],
    ['log score of 17%, no', () => -logScore(yes(0.17), 0), '-0.19'],
    ['log score of 17%, yes', () => -logScore(yes(0.17), 1), '-1.77'],
    ['log score of 30%, yes', () => -logScore(yes(0.3), 1), '-1.2'],
  ],
}

const quantities: Record<string, readonly Published[]> = {
  [`${scoringrules}test_crps.py`]: [
    ['crps_ensemble, qd', () => crps(ensemble, -0.6042506), '0.6126602'],
    [
      'crps_ensemble, qd, weights 0 to 9',
      () => crps(weighted(ensemble, [...ensemble.keys()]), -0.6042506),
      '0.4923673',
    ],
    ['crps_beta', () => crps({ beta: { alpha: 0.7, beta: 1.1 } }, 0.3), '0.0850102437'],
    // stretched over −5 to 4: scores stretch with it
    [
      'crps_beta(-3, lower=-5, upper=4)',
      () => 9 * crps({ beta: { alpha: 0.7, beta: 1.1 } }, 2 / 9),
      '0.883206751',
    ],
    ['crps_exponential', () => crps({ exponential: { mean: 1 / 0.7 } }, 3), '1.20701837'],
    ['crps_gamma', () => crps({ gamma: { shape: 1.1, scale: 1 / 0.7 } }, 0.2), '0.6343718'],
    ['crps_mixnorm', () => crps(normals([0, -2.9, 0.9], [0.5, 1.4, 0.7], [1, 1, 1]), 0.3), '0.4510451'],
    [
      'crps_mixnorm, weights',
      () => crps(normals([0, -2.9, 0.9], [0.5, 1.4, 0.7], [0.3, 0.1, 0.6]), 0.3),
      '0.2354619',
    ],
  ],
  [`${scoringrules}test_quantile.py and test_interval.py`]: [
    ['quantile_score(0.3, 0.5, 0.2)', () => quantileScore(0.5, 0.3, { level: 0.2 }), 0.16],
    ['quantile_score(0.3, 0.1, 0.2)', () => quantileScore(0.1, 0.3, { level: 0.2 }), 0.04],
    [
      'interval_score(0.1, 0.0, 0.4, 0.5)',
      () => intervalScore({ level: 0.5, lower: 0, upper: 0.4 }, 0.1),
      0.4,
    ],
  ],
  [`${scoringRules}test-crps_*.R`]: [
    ['crps_norm(-3)', () => crps(normal(0, 1), -3), '2.43657473'],
    ['crps_norm(-3 * .9, scale = .9)', () => crps(normal(0, 0.9), -2.7) / 0.9, '2.43657473'],
    ['crps_gamma(.2, 1.1)', () => crps({ gamma: { shape: 1.1, scale: 1 } }, 0.2), '0.399009355'],
    [
      'crps_lnorm(3, .1, .9)',
      () => crps({ lognormal: { median: Math.exp(0.1), sigma: 0.9 } }, 3),
      '1.13552645',
    ],
    ['crps_unif(.3)', () => crps({ uniform: { min: 0, max: 1 } }, 0.3), '0.123333333'],
    // its point masses at the ends are components here
    [
      'crps_unif(.3, 0, 1, .1, .4)',
      () =>
        crps(
          {
            mixture: [
              { weight: 0.1, of: { empirical: [0] } },
              { weight: 0.5, of: { uniform: { min: 0, max: 1 } } },
              { weight: 0.4, of: { empirical: [1] } },
            ],
          },
          0.3,
        ),
      '0.248333333',
    ],
    [
      'crps_expM(3, scale = 1 / 0.7, mass = .6)',
      () =>
        crps(
          {
            mixture: [
              { weight: 0.6, of: { empirical: [0] } },
              { weight: 0.4, of: { exponential: { mean: 1 / 0.7 } } },
            ],
          },
          3,
        ),
      '2.11137878',
    ],
  ],
  [`${scoringRules}test-scores_quantiles.R`]: [
    ['qs_quantiles(1, 0, .1)', () => quantileScore(0, 1, { level: 0.1 }), 0.1],
    ['qs_quantiles(-1, 0, .1)', () => quantileScore(0, -1, { level: 0.1 }), 0.9],
    ['ints_quantiles(1, -1, 1, .8)', () => intervalScore({ level: 0.8, lower: -1, upper: 1 }, 1), 2],
    ['ints_quantiles(2, -1, 1, .8)', () => intervalScore({ level: 0.8, lower: -1, upper: 1 }, 2), 12],
    ['ints_quantiles(2, -1, 1, .5)', () => intervalScore({ level: 0.5, lower: -1, upper: 1 }, 2), 6],
  ],
  [`${properscoring}test_crps_toy_examples`]: [
    ['0, [0, 1]', () => crps([0, 1], 0), 0.25],
    ['0, [1, 1]', () => crps([1, 1], 0), 1],
    ['2, [0, 1]', () => crps([0, 1], 2), 1.25],
    ['0, [-1, 1]', () => crps([-1, 1], 0), 0.5],
    ['0, [0, 0, 1]', () => crps([0, 0, 1], 0), 1 / 9],
    ['1, [0, 0, 1]', () => crps([0, 0, 1], 1), 4 / 9],
    ['0, [-1, 0, 0, 1]', () => crps([-1, 0, 0, 1], 0), 1 / 8],
  ],
  [`${properscoring}test_crps_weight_examples`]: [
    ['1, [0, 2], [.8, .2]', () => crps(weighted([0, 2], [0.8, 0.2]), 1), 0.68],
    ['1.5, [0, 2], [.8, .2]', () => crps(weighted([0, 2], [0.8, 0.2]), 1.5), 0.98],
    ['1, [0, 3]', () => crps([0, 3], 1), 0.75],
    ['1, [0, 2], [1, 0]', () => crps(weighted([0, 2], [1, 0]), 1), 1],
    ['1, [0, 1, 2]', () => crps([0, 1, 2], 1), 2 / 9],
    ['-1, [0, 1, 2]', () => crps([0, 1, 2], -1), 14 / 9],
    ['2.5, [0, 1, 2]', () => crps([0, 1, 2], 2.5), 5 / 9 + 0.5],
    ['1, [0, 1, 2, 3]', () => crps([0, 1, 2, 3], 1), 3 / 8],
  ],
}

const held = ([, ours, published]: Published): void => {
  const decimals = typeof published === 'string' ? (published.split('.')[1]?.length ?? 0) : 12
  expect(Math.abs(ours() - Number(published))).toBeLessThan(Number(`1e-${decimals}`))
}

describe('published scores of outcomes', () => {
  describe.each(Object.entries(outcomes))('%s', (_, rows) => {
    test.each(rows)('%s', (...row) => held(row))
  })
})

describe('published scores of quantities', () => {
  describe.each(Object.entries(quantities))('%s', (_, rows) => {
    test.each(rows)('%s', (...row) => held(row))
  })
})

test('at least forty numbers are held', () => {
  expect([...Object.values(outcomes), ...Object.values(quantities)].flat().length).toBeGreaterThanOrEqual(40)
})
