import fc from 'fast-check'
import { crps, type DistributionSpec } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { distributionOf } from '../../../src/distribution/distributionOf.ts'
import { meanOf } from '../../../src/distribution/meanOf.ts'
import { integral } from '../../../src/scoring/scores/quadrature.ts'

const sampleOf = (least: number) =>
  fc.array(fc.integer({ min: -20, max: 20 }), { minLength: least, maxLength: 12 })
const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length

/** E|X − x| − ½E|X − X′|, pair by pair. */
function byPairs(sample: readonly number[], x: number): number {
  const spread = mean(sample.flatMap((a) => sample.map((b) => Math.abs(a - b))))
  return mean(sample.map((value) => Math.abs(value - x))) - spread / 2
}

const specs: readonly DistributionSpec[] = [
  '5 to 20',
  '-5 to 20',
  { normal: { mean: 3, sd: 2 } },
  { lognormal: { median: 3, sigma: 0.2 } },
  { lognormal: { median: 3, sigma: 2.5 } },
  { uniform: { min: -1, max: 7 } },
  { triangular: { min: 0, mode: 6, max: 7 } },
  { triangular: { min: 0, mode: 0, max: 7 } },
  { pert: { min: -2, mode: 1, max: 9 } },
  { beta: { alpha: 0.3, beta: 0.6 } },
  { beta: { alpha: 30, beta: 60 } },
  { gamma: { shape: 0.2, scale: 9 } },
  { gamma: { shape: 80, scale: 0.1 } },
  { exponential: { mean: 9 } },
  { weibull: { shape: 0.4, scale: 5 } },
  { weibull: { shape: 4, scale: 5 } },
]
const points = [-30, -0.5, 0, 0.01, 0.4, 1, 3.3, 6, 9, 40, 1000]

describe('crps(sample, x)', () => {
  test('is E|X − x| − ½E|X − X′|, pair by pair', () => {
    fc.assert(
      fc.property(sampleOf(1), fc.integer({ min: -50, max: 50 }), (sample, twice) => {
        const x = twice / 2
        // up to 12 terms of 40 on either side
        expect(Math.abs(crps(sample, x) - byPairs(sample, x))).toBeLessThan(1e-12)
        expect(crps(Float64Array.from(sample), x)).toBe(crps(sample, x))
        expect(crps({ empirical: sample }, x)).toBe(crps(sample, x))
        expect(crps([...sample].reverse(), x)).toBe(crps(sample, x))
      }),
    )
  })

  test('is the absolute error of a single number, and keeps its digits far from 0', () => {
    expect(crps([7], 4)).toBe(3)
    expect(crps([2 ** 50, 2 ** 50 + 1], 2 ** 50)).toBe(0.25)
  })

  test('is proper: no sample expects less than the truth does', () => {
    fc.assert(
      fc.property(sampleOf(1), sampleOf(1), (truth, other) => {
        const expected = (forecast: readonly number[]) => mean(truth.map((x) => crps(forecast, x)))
        expect(expected(truth)).toBeLessThanOrEqual(expected(other) + 1e-12)
      }),
    )
  })

  test('is fair where that is asked: over all samples of a distribution it has the distribution’s own score', () => {
    const values = [0, 1, 3.5]
    for (const x of [-1, 0.5, 2]) {
      const twos = values.flatMap((a) => values.map((b) => crps([a, b], x, { fair: true })))
      const threes = values.flatMap((a) =>
        values.flatMap((b) => values.map((c) => crps([a, b, c], x, { fair: true }))),
      )
      expect(mean(twos)).toBeCloseTo(crps(values, x), 13)
      expect(mean(threes)).toBeCloseTo(crps(values, x), 13)
    }
  })

  test('takes n log n steps: a sample of a million', () => {
    const sample = Float64Array.from({ length: 1_000_000 }, (_, i) => (i + 0.5) / 1_000_000)
    // the uniform distribution's, less what its halves of a step hide
    expect(crps(sample, 0.3)).toBeCloseTo(crps({ uniform: { min: 0, max: 1 } }, 0.3), 9)
  })
})

describe('crps(distribution, x)', () => {
  test.each(specs.map((spec) => [JSON.stringify(spec), spec] as const))(
    '%s: closed form and integral agree',
    (_, spec) => {
      const expectation = Math.abs(meanOf(spec))
      for (const x of points) {
        const integrated = crps({ mixture: [{ weight: 1, of: spec }] }, x)
        const bound = 1e-13 * (Math.abs(x) + expectation) + 1e-10 * integrated
        expect(Math.abs(crps(spec, x) - integrated)).toBeLessThanOrEqual(bound)
      }
    },
  )

  test.each(specs.map((spec) => [JSON.stringify(spec), spec] as const))(
    '%s: is twice the pinball score over all levels, by plain sums',
    (_, spec) => {
      const { quantile } = distributionOf(spec)
      const n = 4000
      for (const x of [0.4, 6]) {
        const terms = Array.from({ length: n }, (_unused, i) => {
          const level = (i + 0.5) / n
          const error = x - quantile(level)
          return 2 * (error >= 0 ? level * error : (level - 1) * error)
        })
        // midpoints leave out the last half step of a tail: half of its excess over its own start
        const tail = (quantile(1 - 1e-9) - quantile(1 - 0.5 / n)) / n
        expect(Math.abs(crps(spec, x) - mean(terms))).toBeLessThan(1e-5 * (1 + mean(terms)) + tail)
      }
    },
  )

  test('of a mixture of normal distributions is the closed form of Grimit and others (2006)', () => {
    const phi = (z: number) => distributionOf({ normal: { mean: 0, sd: 1 } }).cdf(z)
    const a = (m: number, s: number) =>
      m * (2 * phi(m / s) - 1) + 2 * s * (Math.exp((-m * m) / (2 * s * s)) / Math.sqrt(2 * Math.PI))
    const parts = [
      { weight: 0.2, mean: -3, sd: 0.5 },
      { weight: 0.5, mean: 1, sd: 2 },
      { weight: 0.3, mean: 30, sd: 0.01 },
    ]
    const spec = {
      mixture: parts.map(({ weight, mean: m, sd }) => ({ weight, of: { normal: { mean: m, sd } } })),
    }
    for (const x of [-10, -3, 0, 1.7, 30, 31]) {
      let expected = 0
      for (const p of parts) {
        expected += p.weight * a(x - p.mean, p.sd)
        for (const q of parts)
          expected -= 0.5 * p.weight * q.weight * a(p.mean - q.mean, Math.hypot(p.sd, q.sd))
      }
      expect(Math.abs(crps(spec, x) / expected - 1)).toBeLessThan(1e-10)
    }
  })

  test('of a mixture of steps is that of the sample', () => {
    const spec: DistributionSpec = {
      mixture: [
        { weight: 2, of: { empirical: [1, 4] } },
        { weight: 1, of: { mixture: [{ weight: 1, of: { empirical: [9] } }] } },
        { weight: 0, of: '1 to 1000' },
      ],
    }
    for (const x of [0, 1, 3, 9, 12]) expect(crps(spec, x)).toBeCloseTo(crps([1, 4, 9], x), 12)
  })

  test('is an integral where the expectation leaves the doubles', () => {
    const score = crps({ lognormal: { median: 1, sigma: 40 } }, 1)
    expect(Number.isFinite(score)).toBe(true)
  })

  test('refuses what is neither', () => {
    expect(() => crps([], 1)).toThrow('forecast: expected a sample of at least one number')
    expect(() => crps([1], 1, { fair: true })).toThrow('a sample of at least two numbers')
    expect(() => crps([1, NaN], 1)).toThrow('forecast[1]: expected a finite number; received NaN')
    expect(() => crps([1], Infinity)).toThrow('x: expected a finite number')
    expect(() => crps({ normal: { mean: 1, sd: -1 } }, 1)).toThrow('forecast.normal.sd')
    expect(() => crps('5 til 20', 1)).toThrow('"low to high"')
    expect(() => crps('5 to 20', 1, { fair: true })).toThrow('fair: expected false')
    expect(() => crps([1, 2], 1, { fair: 1 as never })).toThrow('fair: expected true or false')
  })
})

describe('integral(f, places) of quadrature', () => {
  test('is exact for polynomials up to degree 22, and halves pieces at a corner', () => {
    for (let degree = 0; degree <= 22; degree++) {
      const found = integral((t) => t ** degree, Float64Array.of(0, 0.5, 2))
      expect(Math.abs(found / (2 ** (degree + 1) / (degree + 1)) - 1)).toBeLessThan(1e-14)
    }
    expect(integral((t) => Math.abs(t - 1 / 3), Float64Array.of(0, 1))).toBeCloseTo(5 / 18, 11)
    expect(integral(() => 1, Float64Array.of(3))).toBe(0)
  })
})
