import { describe, expect, test } from 'vitest'
import { regularizedBeta } from '../../src/numeric/beta.ts'
import { dirichletInto } from '../../src/random/dirichlet.ts'
import { sfc32 } from '../../src/random/sfc32.ts'
import { streamOf } from '../../src/random/stream.ts'
import { textKey } from '../../src/random/textKey.ts'
import { critical, kolmogorovSmirnov } from '../statistical/kolmogorov.ts'

/** Draws of Dirichlet(alphas), one row each. */
function dirichletDraws(alphas: readonly number[], n: number): Float64Array[] {
  const total = alphas.reduce((sum, alpha) => sum + alpha, 0)
  const stream = streamOf(textKey('dirichlet'), textKey(alphas.join()), 0)
  return Array.from({ length: n }, () => {
    const shares = Float64Array.from(alphas, (alpha) => alpha / total)
    dirichletInto(shares, total, stream)
    return shares
  })
}

describe('dirichletInto', () => {
  const n = 6000

  test.each([[[2, 3, 5]], [[0.3, 0.7]], [[10, 0.5, 0.5, 4]], [[300, 700]]])(
    'has the means, variances and covariances of Dirichlet(%j)',
    (alphas) => {
      const total = alphas.reduce((sum, alpha) => sum + alpha, 0)
      const rows = dirichletDraws(alphas, n)
      // every comparison within 4.5 standard errors, taken from the sample: false alarm 7e-6 each, 32 of them
      const expectMean = (of: (row: Float64Array) => number, expected: number) => {
        const values = rows.map(of)
        const mean = values.reduce((sum, x) => sum + x, 0) / n
        const variance = values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / n
        expect(Math.abs(mean - expected)).toBeLessThan(4.5 * Math.sqrt(variance / n))
      }
      const means = alphas.map((alpha) => alpha / total)
      means.forEach((m, i) => {
        expectMean((row) => row[i]!, m)
        means.forEach((other, j) => {
          if (j > i) return
          const covariance = (i === j ? m * (1 - m) : -m * other) / (total + 1)
          expectMean((row) => (row[i]! - m) * (row[j]! - other), covariance)
        })
      })
    },
  )

  test.each([
    [0.3, 0.7],
    [2, 5],
    [40, 3],
  ])('a share of Dirichlet(%d, %d) has the beta distribution', (a, b) => {
    const sample = dirichletDraws([a, b], n).map((row) => row[0]!)
    // false alarm 0.001
    expect(kolmogorovSmirnov(sample, (x) => regularizedBeta(a, b, x))).toBeLessThan(critical(0.001))
  })

  test('with shapes of 0.0025 a share is too small for a double as often as it should be', () => {
    // numpy#24475: P(X < 2⁻¹⁰⁷⁵) = 0.0776169 for X ~ beta(0.0025, 0.0025)
    const zeros = dirichletDraws([0.0025, 0.0025], 25_000).filter((row) => row[0] === 0).length
    const p = 0.0776169
    expect(Math.abs(zeros / 25_000 - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / 25_000))
  })

  test('a share of 0 stays 0, and takes nothing from the stream', () => {
    const [with0, without] = [sfc32([1, 2, 3, 4]), sfc32([1, 2, 3, 4])]
    const shares = Float64Array.of(0, 0.25, 0, 0.75, 0)
    const pair = Float64Array.of(0.25, 0.75)
    dirichletInto(shares, 3, with0)
    dirichletInto(pair, 3, without)
    expect([...shares]).toEqual([0, pair[0], 0, pair[1], 0])
    expect(with0).toEqual(without)
  })

  test('a share of 1 stays 1', () => {
    const shares = Float64Array.of(0, 1)
    dirichletInto(shares, 0.01, sfc32([1, 2, 3, 4]))
    expect([...shares]).toEqual([0, 1])
  })

  test('shares sum to 1 whatever the concentration', () => {
    const stream = streamOf(textKey('1'), textKey('sum'), 0)
    for (const concentration of [1e-300, 1e-10, 1e-3, 1, 1e3, 1e10, 1e15])
      for (let i = 0; i < 50; i++) {
        const shares = Float64Array.of(0.1, 0.2, 0.3, 0.4)
        dirichletInto(shares, concentration, stream)
        // logarithms of variates of 1e15 are known to 4e-15
        expect(Math.abs(shares.reduce((sum, p) => sum + p, 0) - 1)).toBeLessThan(1e-13)
        expect(shares.every((p) => p >= 0 && p <= 1)).toBe(true)
      }
  })

  test('a great concentration leaves the shares almost as they are', () => {
    const shares = Float64Array.of(0.25, 0.75)
    dirichletInto(shares, 1e15, sfc32([1, 2, 3, 4]))
    expect(Math.abs(shares[0]! - 0.25)).toBeLessThan(1e-6)
  })
})
