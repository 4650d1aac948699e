import { describe, expect, test } from 'vitest'
import { betaVariate } from '../../src/random/beta.ts'
import { streamOf } from '../../src/random/stream.ts'
import { textKey } from '../../src/random/textKey.ts'

const state = streamOf(textKey('1'), textKey('beta'), 0)

describe('betaVariate', () => {
  test('gives a variate and its complement', () => {
    for (const [alpha, beta] of [
      [2, 5],
      [0.01, 3],
      [1e-5, 1e-5],
      [1e15, 4],
    ] as const)
      for (let i = 0; i < 500; i++) {
        const { x, y } = betaVariate(state, alpha, beta)
        expect(x >= 0 && x <= 1 && y >= 0 && y <= 1).toBe(true)
        expect(Math.abs(x + y - 1)).toBeLessThan(1e-15)
      }
  })

  test('of which either may be tiny: it is no difference from 1, which would be a multiple of 2⁻⁵³', () => {
    for (const [alpha, beta] of [
      [1e15, 4],
      [1e15, 0.5],
    ] as const)
      for (const swapped of [false, true]) {
        const tiny = Array.from({ length: 200 }, () => {
          const { x, y } = swapped ? betaVariate(state, beta, alpha) : betaVariate(state, alpha, beta)
          return swapped ? x : y
        })
        expect(tiny.filter((small) => Number.isInteger(small * 2 ** 53)).length).toBeLessThan(20)
      }
  })

  test('of shapes of 0.0025 is below the smallest double as often as it should be', () => {
    // numpy#24475: P(X < 2⁻¹⁰⁷⁵) = 0.0776169; either way within 4 standard errors, false alarm 6e-5 each
    const n = 25_000
    const pairs = Array.from({ length: n }, () => betaVariate(state, 0.0025, 0.0025))
    const p = 0.0776169
    for (const zeros of [pairs.filter(({ x }) => x === 0), pairs.filter(({ y }) => y === 0)])
      expect(Math.abs(zeros.length / n - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / n))
  })

  test('of tiny shapes is 0 or 1, as often as the shapes say', () => {
    const n = 4000
    const ones = Array.from({ length: n }, () => betaVariate(state, 1e-300, 3e-300)).filter(
      ({ x }) => x === 1,
    )
    expect(Math.abs(ones.length / n - 0.25)).toBeLessThan(4 * Math.sqrt(0.1875 / n))
  })

  test('of shapes of 10¹⁵ has its mean, and a spread of 10⁻⁸', () => {
    const n = 4000
    const scaled = Array.from({ length: n }, () => (betaVariate(state, 1e15, 1e15).x - 0.5) * Math.sqrt(8e15))
    const mean = scaled.reduce((sum, x) => sum + x, 0) / n
    const variance = scaled.reduce((sum, x) => sum + x * x, 0) / n
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(n))
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / n))
  })
})
