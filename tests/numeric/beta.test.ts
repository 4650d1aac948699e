import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betaTail, logBeta, regularizedBeta, regularizedBetaComplement } from '../../src/numeric/beta.ts'
import { betaPair, betaQuantile } from '../../src/numeric/betaQuantile.ts'
import { relativeError, worst } from './error.ts'
import { table } from './reference/table.ts'

const shape = fc.double({ min: -3, max: 6, noNaN: true }).map((exponent) => 10 ** exponent)

test('logBeta has 15 digits, also where one argument is vast and the other small', () => {
  const rows = table('special', 'logBeta')
  expect(worst(rows, ([a, b, exact]) => relativeError(logBeta(a!, b!), exact!))).toBeLessThan(1e-15)
  expect(worst(rows, ([a, b, exact]) => relativeError(logBeta(b!, a!), exact!))).toBeLessThan(1e-15)
})

describe('incomplete beta function', () => {
  test('both tails have 12 digits for shapes from 1e-3 to 1e6, however small the tail', () => {
    const rows = table('special', 'beta')
    expect(rows.length).toBeGreaterThan(380)
    expect(
      worst(rows, ([a, b, x, lower]) => relativeError(regularizedBeta(a!, b!, x!), lower!)),
    ).toBeLessThan(1e-12)
    expect(
      worst(rows, ([a, b, x, , upper]) => relativeError(regularizedBetaComplement(a!, b!, x!), upper!)),
    ).toBeLessThan(1e-12)
  })

  test('whole shapes are binomial counts', () => {
    for (const x of [1e-9, 0.1, 0.5, 0.9]) {
      // at least 2 of 4 successes
      const exact = 6 * x ** 2 * (1 - x) ** 2 + 4 * x ** 3 * (1 - x) + x ** 4
      expect(relativeError(regularizedBeta(2, 3, x), exact)).toBeLessThan(1e-14)
      expect(relativeError(regularizedBeta(1, 1, x), x)).toBeLessThan(1e-14)
      // e to a deviance of 145 at 1e-9, itself rounded
      expect(relativeError(regularizedBeta(7, 1, x), x ** 7)).toBeLessThan(145 * 2 ** -52)
    }
  })

  test('shapes beyond the table: symmetric ones have their middle at ½, scaled ones are gammas', () => {
    for (const a of [1e7, 1.0001e7, 1e9, 1e15, 1e290]) {
      expect(regularizedBeta(a, a, 0.5)).toBeCloseTo(0.5, 13)
      expect(regularizedBetaComplement(a, a, 0.6)).toBe(0)
    }
    // b → ∞ with x·b fixed: 1 − (1 + x b) e^(−x b) for a = 2
    expect(relativeError(regularizedBeta(2, 1e18, 3e-18), 1 - 4 * Math.exp(-3))).toBeLessThan(1e-14)
  })

  test('the integral of large shapes continues the fraction of smaller ones', () => {
    const below = 1e7
    const above = 1e7 + 1e-3
    for (const z of [-20, -3, 0, 0.3, 2, 12]) {
      const x = 0.5 + z / Math.sqrt(8e7)
      const step = relativeError(regularizedBeta(above, above, x), regularizedBeta(below, below, x))
      // The standardised x grows as √a, and |d ln Φ/dz| < |z| + 1/|z| (Mills): |d ln I/da| < (z² + 1)/(2a).
      expect(step, `${z}`).toBeLessThan(((z * z + 1) / 2e7) * 1e-3 * 1.001 + 1e-13)
    }
  })

  test('a tiny shape leaves a tail that is proportional to it, and keeps its digits', () => {
    // a → 0: 1 − I_x(a, 1) = 1 − x^a → −a ln x
    expect(relativeError(regularizedBetaComplement(1e-200, 1, 0.1), 1e-200 * Math.log(10))).toBeLessThan(
      1e-15,
    )
    expect(relativeError(regularizedBeta(1, 1e-200, 0.9), 1e-200 * Math.log(10))).toBeLessThan(1e-15)
  })

  test('1 − x is taken as given, so that its digits count near 1', () => {
    expect(relativeError(betaTail(3, 2, 1, 1e-30, true), 6e-60)).toBeLessThan(1e-14)
  })

  test('at its limits', () => {
    expect(regularizedBeta(2, 3, 0)).toBe(0)
    expect(regularizedBeta(2, 3, 1)).toBe(1)
    expect(regularizedBetaComplement(2, 3, 0)).toBe(1)
    expect(regularizedBetaComplement(2, 3, 1)).toBe(0)
    expect(regularizedBeta(0, 3, 0.5)).toBeNaN()
    expect(regularizedBeta(2, 3, NaN)).toBeNaN()
  })

  test('the tails add up to 1, and reflect', () => {
    fc.assert(
      fc.property(shape, shape, fc.double({ min: -8, max: 8, noNaN: true }), (a, b, z) => {
        const n = a + b
        const x = Math.min(1, Math.max(0, a / n + z * Math.sqrt(((a / n) * (b / n)) / (n + 1))))
        const lower = regularizedBeta(a, b, x)
        expect(Math.abs(lower + regularizedBetaComplement(a, b, x) - 1)).toBeLessThan(1e-13)
        expect(Math.abs(betaTail(b, a, 1 - x, x, true) - lower)).toBeLessThan(1e-13)
      }),
      { seed: 1, numRuns: 1000 },
    )
  })
})

describe('beta quantile', () => {
  test('has 12 digits from both ends', () => {
    const rows = table('special', 'betaQuantile')
    expect(worst(rows, ([a, b, p, x]) => relativeError(betaPair(a!, b!, p!)[0], x!))).toBeLessThan(1e-12)
    expect(worst(rows, ([a, b, p, , y]) => relativeError(betaPair(a!, b!, p!)[1], y!))).toBeLessThan(1e-12)
  })

  test('the middle of a symmetric distribution is ½', () => {
    for (const a of [1e-300, 0.1, 1, 7, 1e290]) expect(betaQuantile(a, a, 0.5)).toBe(0.5)
  })

  test('inverts the smaller tail', () => {
    const probability = fc.oneof(
      fc.double({ min: 2 ** -53, max: 1 - 2 ** -53, noNaN: true }),
      fc.integer({ min: -300, max: -1 }).map((exponent) => 10 ** exponent),
      fc.integer({ min: 2, max: 53 }).map((exponent) => 1 - 2 ** -exponent),
    )
    fc.assert(
      fc.property(shape, shape, probability, (a, b, p) => {
        const [x, y] = betaPair(a, b, p)
        if (x < 1e-290 || y < 1e-290) return
        const [value, target] =
          p > 0.5 ? [betaTail(a, b, x, y, true), 1 - p] : [betaTail(a, b, x, y, false), p]
        // Rounding the log odds alone moves the tail by its logarithmic slope, at most 40·√min + min here.
        const slope = 40 * Math.sqrt(Math.min(a, b)) + Math.min(a, b)
        expect(relativeError(value, target)).toBeLessThan(1e-12 + 2 ** -49 * slope)
      }),
      { seed: 1, numRuns: 1500 },
    )
  })

  test('no valid shape or probability hangs or gives NaN', () => {
    const shapes = [1e-300, 1e-100, 1e-3, 1, 50, 1e6, 1e8, 1e290]
    for (const a of shapes) {
      for (const b of shapes) {
        for (const p of [0, 5e-324, 2 ** -53, 0.3, 0.5, 0.999, 1 - 2 ** -53, 1]) {
          const [x, y] = betaPair(a, b, p)
          expect(x >= 0 && x <= 1 && y >= 0 && y <= 1, `betaPair(${a}, ${b}, ${p}) is [${x}, ${y}]`).toBe(
            true,
          )
        }
      }
    }
    expect(betaQuantile(0, 1, 0.5)).toBeNaN()
    expect(betaQuantile(1, 1, -0.1)).toBeNaN()
  })
})
