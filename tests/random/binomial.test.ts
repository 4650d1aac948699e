import { describe, expect, test } from 'vitest'
import { binomialVariate } from '../../src/random/binomial.ts'
import type { Sfc32 } from '../../src/random/sfc32.ts'
import { streamOf } from '../../src/random/stream.ts'
import { textKey } from '../../src/random/textKey.ts'
import { sfc32 } from './craftedState.ts'

const state: Sfc32 = streamOf(textKey('1'), textKey('binomial'), 0)

function sampleOf(n: number, p: number, size: number): number[] {
  return Array.from({ length: size }, () => binomialVariate(state, n, p, 1 - p))
}

function meanOf(sample: readonly number[]): number {
  return sample.reduce((sum, x) => sum + x, 0) / sample.length
}

/** Mean and variance within 4 standard errors: false alarm 6e-5 each. */
function expectMoments(n: number, p: number, q: number, size = 10_000): void {
  const scaled = Array.from(
    { length: size },
    () => (binomialVariate(state, n, p, q) - n * p) / Math.sqrt(n * p * q),
  )
  expect(Math.abs(meanOf(scaled))).toBeLessThan(4 / Math.sqrt(size))
  const kurtosis = 3 + (1 - 6 * p * q) / (n * p * q)
  const variance = meanOf(scaled.map((x) => x * x))
  expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt((kurtosis - 1) / size))
}

describe('binomialVariate', () => {
  test.each([
    [2 ** 53 - 1, 0.2],
    [2 ** 53 - 1, 0.5],
    [2 ** 53 - 1, 1e-9],
    [1e12, 0.999999],
    [1e5, 0.4],
  ])('of %d trials of %d has their mean and variance', (n, p) => {
    expectMoments(n, p, 1 - p)
  })

  test('counts successes so rare that 1 − p is 1: n = 5·10¹⁰, p = 5·10⁻¹⁷ (numpy#29522)', () => {
    // a mean of 2.5e-6: of a million variates 2.5 are expected, and more than 14 with probability 2e-7
    const sum = sampleOf(5e10, 5e-17, 1_000_000).reduce((a, b) => a + b, 0)
    expect(sum).toBeGreaterThan(0)
    expect(sum).toBeLessThan(15)
    expectMoments(4e17, 5e-17, 1, 2000)
  })

  test('counts failures as rare, where q is given with its digits', () => {
    const n = 1e15
    const failures = Array.from({ length: 2000 }, () => n - binomialVariate(state, n, 1, 5e-15))
    expect(Math.abs(meanOf(failures) - 5)).toBeLessThan(4 * Math.sqrt(5 / 2000))
  })

  test('ends at tiny probabilities: n = 16·10⁶, p = 3·10⁻¹⁰ (rand#1324)', () => {
    expect(Math.abs(meanOf(sampleOf(16e6, 3e-10, 100_000)) - 0.0048)).toBeLessThan(
      4 * Math.sqrt(0.0048 / 1e5),
    )
  })

  test('is a whole number from 0 to n, and certain where p or n is', () => {
    for (const n of [0, 1, 2, 21, 1000, 2 ** 53 - 1])
      for (const p of [0, 5e-324, 1e-300, 0.1, 0.5, 1 - 2 ** -53, 1])
        for (const k of sampleOf(n, p, 200)) {
          expect(Number.isInteger(k) && k >= 0 && k <= n, `${k} of ${n}`).toBe(true)
          if (p === 0) expect(k).toBe(0)
          if (p === 1) expect(k).toBe(n)
        }
  })

  test('whatever the uniform variates, is never −1 or n + 1 (pytorch#42153)', () => {
    // 9 · 954437177 = 2·2³² + 1: states whose first uniform variate is 0, and 1 − 2⁻⁵³
    for (const words of [
      [0, 0, -954_437_177, 0],
      [-1, 0, Math.imul(-2, 954_437_177), 0],
    ])
      for (const n of [1, 5, 20, 21, 1e6, 2 ** 53 - 1])
        for (const p of [1e-16, 1e-6, 0.3, 0.5, 0.9]) {
          const k = binomialVariate(sfc32(words), n, p, 1 - p)
          expect(Number.isInteger(k) && k >= 0 && k <= n).toBe(true)
        }
  })
})
