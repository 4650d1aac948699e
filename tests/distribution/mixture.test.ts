import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DistributionSpec } from '../../src/distribution/distribution.ts'
import { distributionOf } from '../../src/distribution/distributionOf.ts'
import { meanOf } from '../../src/distribution/meanOf.ts'

const mixtureOf = (...parts: [number, DistributionSpec][]) =>
  distributionOf({ mixture: parts.map(([weight, of]) => ({ weight, of })) })

test('a mixture of one is that one', () => {
  const whole = mixtureOf([7, '5 to 20'])
  const alone = distributionOf('5 to 20')
  for (const p of [0, 1e-9, 0.3, 0.5, 0.9999, 1 - 2 ** -53, 1])
    expect(whole.quantile(p)).toBe(alone.quantile(p))
  expect(whole.cdf(7)).toBe(alone.cdf(7))
  expect(meanOf({ mixture: [{ weight: 7, of: '5 to 20' }] })).toBe(meanOf('5 to 20'))
})

test('a component of weight 0 is ignored', () => {
  const mixture = mixtureOf([0, { normal: { mean: 0, sd: 1 } }], [1, { uniform: { min: 2, max: 3 } }])
  expect(mixture.quantile(1)).toBe(3)
  expect(mixture.quantile(0)).toBe(2)
  expect(mixture.quantile(0.5)).toBe(2.5)
  expect(mixture.cdf(1)).toBe(0)
})

test('the quantile is the smallest x whose cumulative weight reaches p, at atoms too', () => {
  const atoms = mixtureOf(
    ...Array.from({ length: 10 }, (_, i): [number, DistributionSpec] => [0.1, { empirical: [i + 1] }]),
  )
  for (let k = 1; k <= 10; k++) expect(atoms.quantile(k / 10), `${k}/10`).toBe(k)
  const thirds = mixtureOf([1, { empirical: [1, 2] }], [2, { empirical: [2, 3] }])
  expect([0, 1 / 6, 0.17, 2 / 3, 0.67, 1].map((p) => thirds.quantile(p))).toEqual([1, 1, 2, 2, 3, 3])
})

test('an atom inside a continuous part takes a whole interval of probabilities', () => {
  // uniform on [0, 10] with half the weight on 5: F jumps from ¼ to ¾ there
  const mixture = mixtureOf([1, { uniform: { min: 0, max: 10 } }], [1, { empirical: [5] }])
  expect(mixture.quantile(0.25 - 2 ** -40)).toBeCloseTo(5 - 20 * 2 ** -40, 14)
  for (const p of [0.25 + 2 ** -50, 0.5, 0.75]) expect(mixture.quantile(p)).toBe(5)
  expect(mixture.quantile(0.75 + 2 ** -40)).toBeCloseTo(5 + 20 * 2 ** -40, 14)
})

test('where nothing lies between two parts, the quantile is the end of the lower one', () => {
  const mixture = mixtureOf([1, { uniform: { min: 0, max: 1 } }], [1, { uniform: { min: 9, max: 10 } }])
  expect(mixture.quantile(0.5)).toBe(1)
  expect(mixture.quantile(0.5 + 2 ** -50)).toBeGreaterThanOrEqual(9)
})

test('the far upper tail keeps its digits', () => {
  const mixture = mixtureOf([1, { exponential: { mean: 1 } }], [1, { exponential: { mean: 2 } }])
  // Σ ½ e^(−x/μ) = 2^−53 at e^(−x/2) = √(¼ + 2^−52) − ½ = 2^−52 − …
  const x = mixture.quantile(1 - 2 ** -53)
  expect(mixture.survival(x)).toBeLessThanOrEqual(2 ** -53)
  expect(x / (104 * Math.LN2)).toBeCloseTo(1, 13)
})

test('parts of vastly different size are found in a few dozen steps', () => {
  const mixture = mixtureOf(
    [1, { lognormal: { median: 1e-280, sigma: 1 } }],
    [1, { lognormal: { median: 1e280, sigma: 1 } }],
    [1, { normal: { mean: -1e280, sd: 1e279 } }],
  )
  for (const p of [0.1, 0.3, 0.5, 0.7, 0.9]) {
    const x = mixture.quantile(p)
    expect(mixture.cdf(x)).toBeGreaterThanOrEqual(p)
    expect(mixture.cdf(x - Math.abs(x) * 1e-12)).toBeLessThan(p)
  }
})

test('a mixture of lists is the list that repeats each as often as its weight says', () => {
  const list = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 4 })
  const part = fc.tuple(fc.integer({ min: 1, max: 5 }), list)
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 1, max: 64 }),
      (parts, k) => {
        const mixture = mixtureOf(
          ...parts.map(([weight, empirical]): [number, DistributionSpec] => [weight, { empirical }]),
        )
        // weights in 60ths, so that every list can be repeated a whole number of times
        const flat = parts.flatMap(([weight, values]) =>
          Array.from({ length: (weight * 12) / values.length }, () => values).flat(),
        )
        const p = k / 64
        expect(mixture.quantile(p)).toBe(distributionOf({ empirical: flat }).quantile(p))
      },
    ),
    { seed: 1, numRuns: 1000 },
  )
})
