import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  gammaQuantile,
  logGammaQuantile,
  regularizedGammaP,
  regularizedGammaQ,
} from '../../src/numeric/gamma.ts'
import { relativeError, worst } from './error.ts'
import { table } from './reference/table.ts'

const shape = fc.double({ min: -3, max: 6, noNaN: true }).map((exponent) => 10 ** exponent)

describe('incomplete gamma functions', () => {
  test('both tails have 12 digits for shapes from 1e-300 to 1e6, however small the tail', () => {
    const rows = table('special', 'gamma')
    expect(rows.length).toBeGreaterThan(250)
    expect(worst(rows, ([a, x, lower]) => relativeError(regularizedGammaP(a!, x!), lower!))).toBeLessThan(
      1e-12,
    )
    expect(worst(rows, ([a, x, , upper]) => relativeError(regularizedGammaQ(a!, x!), upper!))).toBeLessThan(
      1e-12,
    )
  })

  test('shape 1 is the exponential distribution, whole shapes are Poisson counts', () => {
    for (const x of [1e-10, 0.5, 1.09, 1.2, 7, 300]) {
      expect(relativeError(regularizedGammaQ(1, x), Math.exp(-x))).toBeLessThan(1e-13)
      expect(relativeError(regularizedGammaP(1, x), -Math.expm1(-x))).toBeLessThan(1e-13)
      const fewerThanThree = Math.exp(-x) * (1 + x + (x * x) / 2)
      expect(relativeError(regularizedGammaQ(3, x), fewerThanThree)).toBeLessThan(1e-13)
    }
  })

  test('shapes beyond the table: the median lies at a − 1/3 + 8/(405 a) + …', () => {
    // Choi, On the medians of gamma distributions, Proc. AMS 121 (1994) 245-251
    for (const a of [1e6, 1.0001e6, 1e7, 1e9, 1e12]) {
      const x = Math.fround(a)
      const fromMedian = x - a + 1 / 3 - 8 / (405 * a)
      const density = 1 / Math.sqrt(2 * Math.PI * a)
      expect(Math.abs(regularizedGammaP(a, x) - 0.5 - fromMedian * density)).toBeLessThan(1e-8)
      if (x === a) expect(Math.abs(regularizedGammaP(a, a) - 0.5 - density / 3)).toBeLessThan(0.01 / a)
    }
    expect(regularizedGammaP(1e290, 1e290)).toBeCloseTo(0.5, 15)
    expect(regularizedGammaP(1e290, 1.1e290)).toBe(1)
    expect(regularizedGammaQ(1e290, 1.1e290)).toBe(0)
  })

  test('the integral of large shapes continues the series and the fraction of smaller ones', () => {
    const a = 1e6
    for (const z of [-30, -5, -1, 0, 1, 5, 30]) {
      const x = a + z * Math.sqrt(a)
      // P(a, x) − P(a + 1, x) is x^a e^−x/Γ(a + 1), on either side of the change of method
      const density = Math.exp(-(x - a) - a * -Math.log1p((x - a) / a)) / Math.sqrt(2 * Math.PI * a)
      const step = regularizedGammaP(a, x) - regularizedGammaP(a + 1, x)
      expect(Math.abs(step - density)).toBeLessThan(1e-6 * density + 1e-14)
    }
  })

  test('at their limits', () => {
    expect(regularizedGammaP(2, 0)).toBe(0)
    expect(regularizedGammaQ(2, 0)).toBe(1)
    expect(regularizedGammaP(2, Infinity)).toBe(1)
    expect(regularizedGammaQ(2, Infinity)).toBe(0)
    expect(regularizedGammaP(0, 1)).toBeNaN()
    expect(regularizedGammaP(1, -1)).toBeNaN()
    expect(regularizedGammaQ(NaN, 1)).toBeNaN()
  })

  test('the tails add up to 1', () => {
    const position = fc.double({ min: -8, max: 8, noNaN: true })
    fc.assert(
      fc.property(shape, position, (a, z) => {
        const x = Math.max(0, a + z * Math.sqrt(a))
        expect(Math.abs(regularizedGammaP(a, x) + regularizedGammaQ(a, x) - 1)).toBeLessThan(1e-13)
      }),
      { seed: 1, numRuns: 500 },
    )
  })
})

describe('gamma quantile', () => {
  test('has 12 digits', () => {
    const rows = table('special', 'gammaQuantile')
    expect(worst(rows, ([a, p, , x]) => relativeError(gammaQuantile(a!, p!), x!))).toBeLessThan(1e-12)
    // ln x by its own size, and near x = 1 by the 1e-15 that x itself has
    const error = (value: number, exact: number) => Math.abs(value - exact) / Math.max(1, Math.abs(exact))
    expect(worst(rows, ([a, p, log]) => error(logGammaQuantile(a!, p!), log!))).toBeLessThan(2e-15)
  })

  test('tiny shapes underflow to 0, and their logarithm is known', () => {
    expect(gammaQuantile(1e-300, 0.5)).toBe(0)
    expect(logGammaQuantile(1e-300, 0.5)).toBe(-6.931471805599452e299)
    expect(gammaQuantile(1e-300, 1 - 2 ** -53)).toBe(0)
    expect(logGammaQuantile(1e-5, 0.5)).toBeCloseTo(-Math.LN2 / 1e-5 - 0.5772, 3)
    for (const p of [0, 5e-324, 2 ** -53, 0.5, 1 - 2 ** -53, 1]) {
      for (const a of [1e-300, 1e-100, 1e-12, 1e-3, 1e290]) {
        expect(gammaQuantile(a, p), `gammaQuantile(${a}, ${p})`).not.toBeNaN()
        expect(logGammaQuantile(a, p), `logGammaQuantile(${a}, ${p})`).not.toBeNaN()
      }
    }
  })

  test('inverts the smaller tail', () => {
    const probability = fc.oneof(
      fc.double({ min: 2 ** -53, max: 1 - 2 ** -53, noNaN: true }),
      fc.integer({ min: -300, max: -1 }).map((exponent) => 10 ** exponent),
      fc.integer({ min: 2, max: 53 }).map((exponent) => 1 - 2 ** -exponent),
    )
    fc.assert(
      fc.property(shape, probability, (a, p) => {
        const x = gammaQuantile(a, p)
        if (x < 1e-290) return
        const [value, target] = p > 0.5 ? [regularizedGammaQ(a, x), 1 - p] : [regularizedGammaP(a, x), p]
        // Rounding x alone moves the tail by its logarithmic slope, at most a + √a·40 here.
        expect(relativeError(value, target)).toBeLessThan(1e-12 + 2 ** -52 * (a + 40 * Math.sqrt(a)))
      }),
      { seed: 1, numRuns: 1000 },
    )
  })

  test('at its limits', () => {
    expect(gammaQuantile(2, 0)).toBe(0)
    expect(gammaQuantile(2, 1)).toBe(Infinity)
    expect(gammaQuantile(0, 0.5)).toBeNaN()
    expect(gammaQuantile(1, 1.1)).toBeNaN()
    expect(logGammaQuantile(1, NaN)).toBeNaN()
  })
})
