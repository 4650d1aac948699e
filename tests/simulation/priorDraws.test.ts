import { describe, expect, test } from 'vitest'
import { regularizedBeta } from '../../src/numeric/beta.ts'
import { dirichletInto } from '../../src/random/dirichlet.ts'
import { sfc32 } from '../../src/random/sfc32.ts'
import { streamOf, textKey } from '../../src/random/stream.ts'
import { isUncertain, priorDraws } from '../../src/simulation/priorDraws.ts'
import { critical, kolmogorovSmirnov } from '../statistical/kolmogorov.ts'
import { modelOf, type Parts } from './forecasts.ts'

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

function priorsOf(parts: Parts, draws: number, parameters: readonly Float64Array[] = []): Float64Array[] {
  const model = modelOf(parts)
  const priorOf = priorDraws(model, textKey('1'), parameters, draws)
  return Array.from({ length: draws }, (_, d) => priorOf(d).slice())
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

describe('isUncertain', () => {
  const coin: Parts = { tree: { branches: { a: { p: 0.5 }, b: { p: 'rest' } } } }
  test.each<[string, boolean, Parts]>([
    ['certain splits', false, coin],
    ['a concentration', true, { tree: { concentration: 5, ...coin.tree } }],
    ['counts', true, { tree: { branches: { a: { count: 3 }, b: { count: 1 } } } }],
    ['a parameter', true, { ...coin, parameters: { z: { distribution: '1 to 2' } } }],
    ['an uncertain signal', true, { ...coin, signals: { s: { ratio: { a: '1 to 2' } } } }],
    ['an impact that is drawn for each run', false, { ...coin, impacts: { x: { default: '1 to 2' } } }],
  ])('a scenario with %s: %s', (_, expected, parts) => {
    expect(isUncertain(modelOf(parts))).toBe(expected)
  })
})

describe('priorDraws', () => {
  test('certain splits give the plug-in prior in every draw', () => {
    const parts: Parts = { tree: { branches: { a: { p: 0.2 }, b: { p: 'rest' } } } }
    for (const prior of priorsOf(parts, 3)) expect(prior).toEqual(modelOf(parts).prior)
  })

  test('counts are Dirichlet(count + smoothing)', () => {
    const sample = priorsOf({ tree: { branches: { a: { count: 3 }, b: { count: 1 } } } }, 4000)
    // Jeffreys: beta(3.5, 1.5); false alarm 0.001
    expect(
      kolmogorovSmirnov(
        sample.map((prior) => prior[0]!),
        (x) => regularizedBeta(3.5, 1.5, x),
      ),
    ).toBeLessThan(critical(0.001))
  })

  test('a concentration is that of Dirichlet(κ · shares)', () => {
    const sample = priorsOf(
      { tree: { concentration: 8, branches: { a: { p: 0.25 }, b: { p: 'rest' } } } },
      4000,
    )
    expect(
      kolmogorovSmirnov(
        sample.map((prior) => prior[0]!),
        (x) => regularizedBeta(2, 6, x),
      ),
    ).toBeLessThan(critical(0.001))
  })

  test('a parameter moves the share it is written for, and rest with it', () => {
    const priors = priorsOf(
      {
        parameters: { z: { distribution: { uniform: { min: 0, max: 1 } } } },
        tree: {
          branches: {
            a: { p: 'z / 2' },
            b: { p: 'rest', branches: { c: { weight: '3 * z' }, d: { weight: 1 } } },
          },
        },
      },
      2,
      [Float64Array.of(0.2, 1)],
    )
    expect([...priors[0]!].map((p) => p.toFixed(12))).toEqual(
      [0.1, (0.9 * 0.6) / 1.6, 0.9 / 1.6].map((p) => p.toFixed(12)),
    )
    expect([...priors[1]!].map((p) => p.toFixed(12))).toEqual(
      [0.5, 0.5 * 0.75, 0.5 * 0.25].map((p) => p.toFixed(12)),
    )
  })

  test('an uncertain share under a concentration is drawn around its value in the draw', () => {
    const priors = priorsOf(
      {
        parameters: { z: { distribution: { uniform: { min: 0, max: 1 } } } },
        tree: { concentration: 1e12, branches: { a: { p: 'z' }, b: { p: 'rest' } } },
      },
      2,
      [Float64Array.of(0.2, 0.9)],
    )
    expect(priors[0]![0]).toBeCloseTo(0.2, 4)
    expect(priors[1]![0]).toBeCloseTo(0.9, 4)
  })

  test('splits are independent, and an edit of one does not reshuffle another', () => {
    const tree = (concentration: number): Parts['tree'] => ({
      concentration,
      branches: {
        a: { p: 0.5, concentration: 4, branches: { c: { p: 0.5 }, d: { p: 'rest' } } },
        b: { p: 'rest' },
      },
    })
    const inner = (prior: Float64Array) => prior[0]! / (prior[0]! + prior[1]!)
    const [few, many] = [priorsOf({ tree: tree(3) }, 3000), priorsOf({ tree: tree(30) }, 3000)]
    few.forEach((prior, d) => {
      expect(inner(prior)).toBeCloseTo(inner(many[d]!), 12)
    })
    let product = 0
    let squares = 0
    for (const prior of few) {
      const term = (inner(prior) - 0.5) * (prior[2]! - 0.5)
      product += term
      squares += term * term
    }
    // beyond 3.3 standard errors with probability 0.001
    expect(Math.abs(product) / Math.sqrt(squares)).toBeLessThan(3.3)
  })

  test('fewer draws are the first of more, over the blocks', () => {
    const parts: Parts = { tree: { branches: { a: { count: 3 }, b: { count: 1 } } } }
    const many = priorsOf(parts, 2500)
    expect(priorsOf(parts, 1100)).toEqual(many.slice(0, 1100))
  })
})
