import { describe, expect, test } from 'vitest'
import { betweenDraws, mcseOf } from '../../src/draws/mcse.ts'

const equal = (n: number) => new Float64Array(n).fill(1 / n)

describe('mcseOf', () => {
  test('with one draw is binomial', () => {
    expect(mcseOf(Float64Array.of(0.3), Float64Array.of(1), 500)).toBeCloseTo(Math.sqrt(0.21 / 500), 15)
  })

  test('is Σ v P(1 − P)/runs + Σ v²(P − P̄)² with many runs to a draw', () => {
    const P = Float64Array.of(0.1, 0.4, 0.9)
    const v = Float64Array.of(0.5, 0.3, 0.2)
    const mean = 0.05 + 0.12 + 0.18
    const within = 0.5 * 0.09 + 0.3 * 0.24 + 0.2 * 0.09
    const between = 0.25 * (0.1 - mean) ** 2 + 0.09 * (0.4 - mean) ** 2 + 0.04 * (0.9 - mean) ** 2
    expect(mcseOf(P, v, 1e12)).toBeCloseTo(Math.sqrt(between), 10)
    expect(mcseOf(P, v, 1000) ** 2 / (within / 1000 + between)).toBeCloseTo(1, 5)
  })

  test.each([2, 3, 1000, 1001])(
    'of %d draws that weigh the same is that of draws that nearly do',
    (draws) => {
      const P = Float64Array.from({ length: draws }, (_, d) => ((d * 0.618) % 1) ** 2)
      const nearly = equal(draws)
      nearly[0]! *= 1 + 1e-12
      for (const runs of [10, 1e4, 1e9])
        expect(mcseOf(P, equal(draws), runs) / mcseOf(P, nearly, runs)).toBeCloseTo(1, 10)
    },
  )

  test('with one run is that of one coin, whatever the draws: √(P̄(1 − P̄))', () => {
    const P = Float64Array.of(0.1, 0.4, 0.9, 0.2)
    expect(mcseOf(P, equal(4), 1)).toBeCloseTo(Math.sqrt(0.4 * 0.6), 12)
  })

  test('with far fewer runs than draws is that of so many coins of the mean', () => {
    const P = Float64Array.from({ length: 1000 }, (_, d) => d % 2)
    expect(mcseOf(P, equal(1000), 20)).toBeCloseTo(Math.sqrt(0.25 / 20), 12)
  })

  test('is 0 where every draw is certain of the same', () => {
    expect(mcseOf(Float64Array.of(1, 1), equal(2), 10)).toBe(0)
    expect(mcseOf(Float64Array.of(0, 0), equal(2), 10)).toBe(0)
  })

  test('a probability that rounding has put above 1 does no harm', () => {
    expect(mcseOf(Float64Array.of(1 + 2 ** -52), Float64Array.of(1), 10)).toBe(0)
  })
})

describe('betweenDraws', () => {
  test('is 0 with one draw', () => {
    expect([...betweenDraws(Float64Array.of(1), 100)]).toEqual([0])
  })

  test('is v² and a quarter run each with runs to spare, v/runs with runs too few', () => {
    expect(betweenDraws(equal(10), 1000)[0]).toBeCloseTo(0.01 + 0.25 / 1e6, 15)
    expect(betweenDraws(equal(1000), 100)[0]).toBeCloseTo(1e-3 / 100, 15)
  })
})
