import fc from 'fast-check'
import { fairBrierScore, intervalScore, quantileScore, skillScore, sphericalScore } from 'forkcast'
import { describe, expect, test } from 'vitest'

const sample = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 12 })
const level = fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100)
const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length

/** The smallest value whose share reaches p; shares and levels are fractions of whole numbers, rounded up to 1e-9. */
function quantileOf(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(p * sorted.length - 1e-9) - 1)]!
}

describe('quantileScore(quantile, x, { level })', () => {
  test('is proper: nothing expects less than the quantile of the truth', () => {
    fc.assert(
      fc.property(sample, level, fc.integer({ min: -50, max: 50 }), (truth, p, other) => {
        const expected = (q: number) => mean(truth.map((x) => quantileScore(q, x, { level: p })))
        expect(expected(quantileOf(truth, p))).toBeLessThanOrEqual(expected(other / 2) + 1e-12)
      }),
    )
  })

  test('is 0 for a hit, and costs either side by its level', () => {
    expect(quantileScore(5, 5, { level: 0.3 })).toBe(0)
    expect(quantileScore(5, 6, { level: 0.25 })).toBe(0.25)
    expect(quantileScore(5, 4, { level: 0.25 })).toBe(0.75)
  })

  test('refuses levels outside (0, 1) and numbers that are not finite', () => {
    for (const wrong of [0, 1, 90, NaN, undefined])
      expect(() => quantileScore(1, 2, { level: wrong as number })).toThrow(
        'level: expected a probability in (0, 1)',
      )
    expect(() => quantileScore(1, 2, undefined as never)).toThrow('level: ')
    expect(() => quantileScore(NaN, 2, { level: 0.5 })).toThrow('quantile: expected a finite number')
    expect(() => quantileScore(1, '2' as never, { level: 0.5 })).toThrow('x: expected a finite number')
  })
})

describe('intervalScore({ level, lower, upper }, x)', () => {
  test('is proper: nothing expects less than the quantiles of the truth', () => {
    const ends = fc.tuple(fc.integer({ min: -30, max: 30 }), fc.nat(40))
    fc.assert(
      fc.property(sample, level, ends, (truth, p, [lower, width]) => {
        const expected = (a: number, b: number) =>
          mean(truth.map((x) => intervalScore({ level: p, lower: a, upper: b }, x)))
        const best = expected(quantileOf(truth, (1 - p) / 2), quantileOf(truth, (1 + p) / 2))
        // 2/(1 − level) up to 200, times distances of 50
        expect(best).toBeLessThanOrEqual(expected(lower, lower + width) + 1e-10)
      }),
    )
  })

  test('is 2/(1 − level) times the quantile scores of both ends', () => {
    fc.assert(
      fc.property(level, fc.integer({ min: -50, max: 50 }), fc.nat(40), (p, x, width) => {
        const alpha = 1 - p
        const both =
          quantileScore(-10, x, { level: alpha / 2 }) + quantileScore(width - 10, x, { level: 1 - alpha / 2 })
        const score = intervalScore({ level: p, lower: -10, upper: width - 10 }, x)
        expect(Math.abs(score / ((2 / alpha) * both || 1) - (both === 0 ? score : 1))).toBeLessThan(1e-12)
      }),
    )
  })

  test('refuses ends in the wrong order', () => {
    expect(() => intervalScore({ level: 0.9, lower: 2, upper: 1 }, 1)).toThrow(
      'upper: expected a number that is not below lower, 2; received 1',
    )
    expect(() => intervalScore({ level: 90, lower: 1, upper: 2 }, 1)).toThrow('level: ')
    expect(() => intervalScore(undefined as never, 1)).toThrow('level: ')
  })
})

describe('skillScore(score, reference, { perfect })', () => {
  test('is 1 for perfect, 0 for the reference, negative for worse', () => {
    expect(skillScore(0, 0.25)).toBe(1)
    expect(skillScore(0.25, 0.25)).toBe(0)
    expect(skillScore(0.5, 0.25)).toBe(-1)
    expect(skillScore(sphericalScore([0.5, 0.5], 0), sphericalScore([0.5, 0.5], 0), { perfect: 1 })).toBe(0)
    expect(skillScore(90, 80, { perfect: 100 })).toBe(0.5)
  })

  test('is null where nothing can be compared, and follows infinities where something can', () => {
    expect(skillScore(0.1, 0)).toBeNull()
    expect(skillScore(Infinity, Infinity)).toBeNull()
    expect(skillScore(Infinity, 1)).toBe(-Infinity)
    expect(skillScore(1, Infinity)).toBe(1)
    expect(() => skillScore(NaN, 1)).toThrow('score: expected a number; received NaN')
    expect(() => skillScore(1, undefined as never)).toThrow('reference: expected a number')
    expect(() => skillScore(1, 2, { perfect: Infinity })).toThrow('perfect: expected a finite number')
  })
})

describe('fairBrierScore(count, runs, happened)', () => {
  test('has, over all counts of a binomial, the score of the probability itself', () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k)
    for (const p of [0, 0.1, 0.5, 0.93])
      for (const m of [2, 5, 9])
        for (const happened of [true, false]) {
          let expected = 0
          for (let i = 0; i <= m; i++)
            expected += choose(m, i) * p ** i * (1 - p) ** (m - i) * fairBrierScore(i, m, happened)
          expect(expected).toBeCloseTo((p - (happened ? 1 : 0)) ** 2, 13)
        }
    expect(fairBrierScore(1, 2, true)).toBe(0.25 - 0.25)
    expect(fairBrierScore(2, 2, true)).toBe(0)
    expect(fairBrierScore(5e11, 1e12, true)).toBeCloseTo(0.25, 11)
  })

  test('refuses counts that cannot be', () => {
    expect(() => fairBrierScore(1, 1, true)).toThrow('runs: expected a whole number from 2')
    expect(() => fairBrierScore(3, 2, true)).toThrow('count: expected a whole number from 0 to 2')
    expect(() => fairBrierScore(1, 2, 1 as never)).toThrow('happened: expected true or false')
  })
})
