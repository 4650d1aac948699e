import fc from 'fast-check'
import { type DistributionSpec, fitQuantiles, type QuantileFamily } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { distributionOf } from '../../src/distribution/distributionOf.ts'
import { distributionProblem } from '../../src/distribution/distributionProblem.ts'

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })

const drawn: Readonly<Record<QuantileFamily, fc.Arbitrary<DistributionSpec>>> = {
  normal: fc.record({ mean: between(-100, 100), sd: between(0.01, 50) }).map((normal) => ({ normal })),
  lognormal: fc
    .record({ median: between(0.01, 1000), sigma: between(0.05, 2) })
    .map((lognormal) => ({ lognormal })),
  beta: fc.record({ alpha: between(0.3, 60), beta: between(0.3, 60) }).map((beta) => ({ beta })),
  gamma: fc.record({ shape: between(0.3, 80), scale: between(0.01, 100) }).map((gamma) => ({ gamma })),
  weibull: fc.record({ shape: between(0.3, 12), scale: between(0.01, 500) }).map((weibull) => ({ weibull })),
  uniform: fc
    .record({ min: between(-50, 50), width: between(0.01, 100) })
    .map(({ min, width }) => ({ uniform: { min, max: min + width } })),
  triangular: fc
    .record({ min: between(-50, 50), width: between(0.01, 100), share: between(0.15, 0.85) })
    .map(({ min, width, share }) => ({ triangular: { min, mode: min + share * width, max: min + width } })),
}
const probabilities = [0.05, 0.25, 0.5, 0.75, 0.95]
const numbersOf = (spec: DistributionSpec): Record<string, number> =>
  Object.values(spec as Record<string, Record<string, number>>)[0]!

describe('fitQuantiles(quantiles, { family })', () => {
  test.each(Object.keys(drawn) as QuantileFamily[])('recovers %s from exact quantiles', (family) => {
    fc.assert(
      fc.property(drawn[family], (spec) => {
        const { quantile } = distributionOf(spec)
        const asked = probabilities.map((p) => ({ p, x: quantile(p) }))
        const { distribution, maxDifference } = fitQuantiles(asked, { family })
        // the cdf of a quantile is good to a few ulps of 1 and to what the rounding of x costs: density · x · 2⁻⁵³, which
        // is below 2e-12 for the narrowest distribution drawn (mean/sd 10⁴)
        expect(maxDifference).toBeLessThan(1e-11)
        // how far a parameter can be off where the cdf is off by so much: in these ranges no relative change of the
        // parameters, alone or together, moves the cdf at all five quantiles by less than a 400th of itself
        const [found, expected] = [numbersOf(distribution), numbersOf(spec)]
        const size = Math.max(...Object.values(expected).map(Math.abs))
        for (const [key, value] of Object.entries(expected))
          expect(Math.abs(found[key]! - value)).toBeLessThan(400 * 1e-11 * size)
      }),
      { seed: 3, numRuns: 200 },
    )
  })
})

/** What is made least, worked out plainly. */
const squaresOf = (spec: DistributionSpec, asked: readonly (readonly [number, number])[]) =>
  asked.reduce((sum, [p, x]) => sum + (distributionOf(spec).cdf(x) - p) ** 2, 0)

describe('fitQuantiles(quantiles, { family }) of quantiles that no member has', () => {
  const asked = [
    [0.1, 0.1],
    [0.5, 0.3],
    [0.9, 0.6],
  ] as const

  test.each(Object.keys(drawn).filter((family) => family !== 'triangular') as QuantileFamily[])(
    'finds the %s with the least squares that a search finds',
    (family) => {
      const { distribution, quantiles, maxDifference, rmsDifference } = fitQuantiles(asked, { family })
      const squares = squaresOf(distribution, asked)
      expect(rmsDifference).toBeCloseTo(Math.sqrt(squares / 3), 12)
      expect(maxDifference).toBe(Math.max(...quantiles.map(({ difference }) => Math.abs(difference))))
      expect(maxDifference).toBeGreaterThan(1e-4)
      // a plain search around it, from steps of a half down to a millionth, finds nothing lower
      const [name, numbers] = Object.entries(distribution)[0] as [string, Record<string, number>]
      const size = Math.max(...Object.values(numbers).map(Math.abs))
      for (let step = 0.5; step > 1e-6; step /= 2)
        for (const [i, j] of [
          [0, 1],
          [1, 0],
          [1, 1],
          [1, -1],
          [-1, 1],
          [0, -1],
          [-1, 0],
          [-1, -1],
        ] as const) {
          const moved = Object.entries(numbers).map(([key, value], k) => [
            key,
            value + size * step * ((k === 0 ? i : j) as number),
          ])
          const spec = { [name]: Object.fromEntries(moved) } as unknown as DistributionSpec
          if (distributionProblem(spec) === undefined)
            expect(squaresOf(spec, asked)).toBeGreaterThan(squares * (1 - 1e-12))
        }
    },
  )

  test('finds no worse a normal distribution than a search of the whole plane, however wild they are', () => {
    const rising = (values: fc.Arbitrary<number>) =>
      fc.uniqueArray(values, { minLength: 4, maxLength: 4 }).map((list) => list.sort((x, y) => x - y))
    fc.assert(
      fc.property(
        rising(between(0.001, 0.999)),
        rising(between(0, 1)),
        fc.constantFrom(0.2, 1, 7),
        (ps, us, power) => {
          const wild = ps.map((p, i) => [p, us[i]! ** power] as const)
          fc.pre(wild.every(([, x], i) => i === 0 || x > wild[i - 1]![1]))
          const squares = squaresOf(fitQuantiles(wild, { family: 'normal' }).distribution, wild)
          for (let mean = -1; mean <= 2; mean += 0.1)
            for (let sd = 1e-3; sd < 10; sd *= 1.5)
              expect(squares).toBeLessThan(squaresOf({ normal: { mean, sd } }, wild) + 1e-9)
        },
      ),
      { seed: 5, numRuns: 100 },
    )
  })

  test('shows the fitted probabilities and quantiles beside those asked for', () => {
    const { quantiles, distribution } = fitQuantiles([{ p: 0.9, x: 40 }, [0.25, 10], [0.5, 12]], {
      family: 'gamma',
    })
    const { cdf, quantile } = distributionOf(distribution)
    expect(quantiles.map(({ p, x }) => [p, x])).toEqual([
      [0.25, 10],
      [0.5, 12],
      [0.9, 40],
    ])
    for (const each of quantiles) {
      expect([each.fitted, each.quantile]).toEqual([cdf(each.x), quantile(each.p)])
      expect(each.difference).toBeCloseTo(each.fitted - each.p, 15)
    }
  })
})

describe('fitQuantiles(quantiles, { family }) refuses', () => {
  test.each([
    [[[0.5, 1]], 'normal', 'quantiles: expected at least two quantiles, [p, x] or { p, x }'],
    [
      [
        [0.1, 1],
        [0.9, 3],
      ],
      'triangular',
      'quantiles: expected at least 3 quantiles for triangular',
    ],
    [
      [
        [0.1, 1],
        [0.9, 1],
      ],
      'normal',
      'values that rise with their probabilities: beyond [0.1,1]',
    ],
    [
      [
        [0.5, 1],
        [0.5, 2],
      ],
      'normal',
      'values that rise with their probabilities',
    ],
    [
      [
        [0.1, 0],
        [0.9, 1],
      ],
      'gamma',
      'values above 0 and below Infinity for gamma; received 0',
    ],
    [
      [
        [0.1, 0.2],
        [0.9, 1],
      ],
      'beta',
      'values above 0 and below 1 for beta; received 1',
    ],
    [
      [
        [0, 1],
        [0.9, 2],
      ],
      'normal',
      'quantiles[0]: expected [p, x] or { p, x }, p in (0, 1) and x finite',
    ],
    [
      [
        [0.1, '1'],
        [0.9, 2],
      ],
      'normal',
      'quantiles[0]',
    ],
    [
      [
        [0.1, 1],
        [0.9, 2],
      ],
      'gama',
      'a family of distributions; did you mean "gamma"?',
    ],
  ])('%j for %s', (quantiles, family, message) => {
    expect(() => fitQuantiles(quantiles as never, { family: family as never })).toThrow(message)
  })
})
