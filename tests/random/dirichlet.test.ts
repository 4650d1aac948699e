import { describe, expect, test } from 'vitest'
import { regularizedBeta } from '../../src/numeric/beta.ts'
import { dirichletInto } from '../../src/random/dirichlet.ts'
import { gammaColumn } from '../../src/random/gammaColumn.ts'
import type { Sfc32 } from '../../src/random/sfc32.ts'
import { streamOf } from '../../src/random/stream.ts'
import { textKey } from '../../src/random/textKey.ts'
import { critical, kolmogorovSmirnov } from '../statistical/kolmogorov.ts'
import { plainSource } from './plainSource.ts'

/** Draws of Dirichlet(concentration · shares), one row each. */
function drawn(
  shares: readonly number[],
  concentration: number,
  n: number,
  stream: Sfc32 = streamOf(textKey('dirichlet'), textKey(`${shares.join()} ${concentration}`), 0),
): Float64Array[] {
  const rows: Float64Array[] = []
  while (rows.length < n) {
    const length = Math.min(gammaColumn, n - rows.length)
    const columns = shares.map(() => new Float64Array(length))
    dirichletInto(columns, shares, concentration, plainSource(stream), length)
    for (let i = 0; i < length; i++) rows.push(Float64Array.from(columns, (column) => column[i]!))
  }
  return rows
}

/** Draws of Dirichlet(alphas). */
function dirichletDraws(alphas: readonly number[], n: number): Float64Array[] {
  const total = alphas.reduce((sum, alpha) => sum + alpha, 0)
  const shares = alphas.map((alpha) => alpha / total)
  return drawn(shares, total, n)
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

  test('a share of 0 stays 0, also beside one that is too small for a double', () => {
    for (const concentration of [1e-300, 0.01, 3])
      for (const row of drawn([0, 0.25, 0, 0.75, 0], concentration, 200)) {
        expect([row[0], row[2], row[4]]).toEqual([0, 0, 0])
        expect(row[1]! + row[3]!).toBeCloseTo(1, 14)
      }
  })

  test('a share of 1 stays 1', () => {
    for (const concentration of [0.01, 0.5, 3])
      for (const row of drawn([0, 1], concentration, 50)) expect([...row]).toEqual([0, 1])
  })

  test('each draw has its own shapes', () => {
    const share = Float64Array.from({ length: gammaColumn }, (_, i) => (i % 2 === 0 ? 0.2 : 0.6))
    const columns = [new Float64Array(gammaColumn), new Float64Array(gammaColumn)]
    const shares = [share, share.map((p) => 1 - p)]
    dirichletInto(columns, shares, 10, plainSource(streamOf(textKey('1'), textKey('own'), 0)), gammaColumn)
    for (const [first, a] of [
      [0, 2],
      [1, 6],
    ] as const) {
      const sample = columns[0]!.filter((_, i) => i % 2 === first)
      // false alarm 0.001
      expect(kolmogorovSmirnov(sample, (x) => regularizedBeta(a, 10 - a, x))).toBeLessThan(critical(0.001))
    }
  })

  test('fewer draws are the first of more, small shapes among them or not', () => {
    const columnsOf = (length: number) => {
      const some = Array.from({ length: 3 }, () => new Float64Array(length))
      const out = some.map((column) => column.slice())
      for (let i = 0; i < length; i++) {
        // a draw in five has a shape of 0.004, one in seven of 0.4
        some[0]![i] = i % 5 === 0 ? 0.001 : i % 7 === 0 ? 0.1 : 0.3
        some[1]![i] = 0.5
        some[2]![i] = 0.5 - some[0]![i]!
      }
      dirichletInto(out, some, 4, plainSource(streamOf(textKey('1'), textKey('fewer'), 0)), length)
      return out
    }
    const many = columnsOf(gammaColumn)
    for (const length of [1, 77, 700])
      expect(columnsOf(length)).toEqual(many.map((column) => column.slice(0, length)))
  })

  test('shares sum to 1 whatever the concentration', () => {
    const stream = streamOf(textKey('1'), textKey('sum'), 0)
    for (const concentration of [1e-300, 1e-10, 1e-3, 1, 1e3, 1e10, 1e15])
      for (const row of drawn([0.1, 0.2, 0.3, 0.4], concentration, 50, stream)) {
        // logarithms of variates of 1e15 are known to 4e-15
        expect(Math.abs(row.reduce((sum, p) => sum + p, 0) - 1)).toBeLessThan(1e-13)
        expect(row.every((p) => p >= 0 && p <= 1)).toBe(true)
      }
  })

  test('a great concentration leaves the shares almost as they are', () => {
    for (const row of drawn([0.25, 0.75], 1e15, 50)) expect(Math.abs(row[0]! - 0.25)).toBeLessThan(1e-6)
  })
})
