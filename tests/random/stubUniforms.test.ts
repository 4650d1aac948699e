import { describe, expect, test } from 'vitest'
import type { DistributionSpec } from '../../src/distribution/distribution.ts'
import { distributionOf } from '../../src/distribution/distributionOf.ts'
import { samplerOf } from '../../src/distribution/samplerOf.ts'
import { betaVariate } from '../../src/random/beta.ts'
import { binomialVariate } from '../../src/random/binomial.ts'
import { dirichletInto } from '../../src/random/dirichlet.ts'
import { gammaVariate, logGammaVariate } from '../../src/random/gamma.ts'
import { nextWord, type Sfc32, uniformVariate } from '../../src/random/sfc32.ts'
import { exponentialVariate, normalVariate } from '../../src/random/ziggurat.ts'
import { sfc32, stateBefore, stateBeforeUniform, stateEarlier, stubUniforms } from './craftedState.ts'
import { plainSource } from './plainSource.ts'

describe('a crafted state', () => {
  test('gives the words that it was made for', () => {
    for (const [high, low, b, counter] of [
      [0, 0, 0, 0],
      [-1, -1, 77, -1],
      [123_456_789, -987_654_321, 0x9e37_79b9 | 0, 2 ** 31 - 1],
    ] as const) {
      const state = stateBefore(high, low, b, counter)
      expect([nextWord(state), nextWord(state)]).toEqual([high, low])
    }
    for (const u of stubUniforms) expect(uniformVariate(stateBeforeUniform(u, 5, 6))).toBe(u)
  })

  test('and earlier ones lead to it', () => {
    const state = sfc32([1, -2, 3, -4])
    const earlier = stateEarlier(state, 25)
    for (let i = 0; i < 25; i++) nextWord(earlier)
    expect(earlier).toEqual(state)
  })
})

/** Calls with states in which the stub is the first uniform variate, or comes after up to twelve words. */
function withStubs(visit: (state: Sfc32, u: number) => void): void {
  for (const u of stubUniforms)
    for (let words = 0; words <= 12; words++)
      for (let i = 0; i < 8; i++) {
        const state = stateBeforeUniform(u, Math.imul(i, 0x9e37_79b9), Math.imul(i, 0x85eb_ca6b))
        visit(stateEarlier(state, words), u)
      }
}

describe('whatever the uniform variates, 0, 2⁻⁵³, ½ and 1 − 2⁻⁵³ among them,', () => {
  test('a binomial count is a whole number from 0 to n (pytorch#42153)', () => {
    for (const n of [1, 5, 20, 21, 1e6, 2 ** 53 - 1])
      for (const p of [1e-16, 1e-6, 0.3, 0.5, 0.9, 1 - 1e-15])
        withStubs((state) => {
          const k = binomialVariate(state, n, p, 1 - p)
          if (!(Number.isInteger(k) && k >= 0 && k <= n)) expect.fail(`${k} of ${n} trials of ${p}`)
        })
  })

  test('a count ends where rounding has left a variate beyond all probability', () => {
    // of many means the masses of all counts sum to less than 1 − 2⁻⁵³; n is too large to be counted through
    for (let i = 1; i <= 400; i++) {
      const n = 1e15
      const p = (i * 0.0249) / n
      expect(binomialVariate(stateBeforeUniform(1 - 2 ** -53, i, 3 * i), n, p, 1 - p)).toBeLessThan(150)
    }
  })

  test('a gamma variate is finite and not below 0, and has a finite logarithm', () => {
    for (const shape of [1e-300, 0.01, 0.5, 0.999, 1, 2.5, 1e6])
      withStubs((state) => {
        const logarithm = logGammaVariate(Int32Array.from(state), shape)
        const x = gammaVariate(state, shape)
        if (!(Number.isFinite(logarithm) && x >= 0 && x < Infinity))
          expect.fail(`${x}, ${logarithm} of shape ${shape}`)
      })
  })

  test('a beta variate and its complement are in [0, 1] and sum to 1', () => {
    for (const [alpha, beta] of [
      [1e-300, 1e-300],
      [0.0025, 0.0025],
      [0.5, 3],
      [1, 1],
      [1e15, 4],
    ] as const)
      withStubs((state) => {
        const { x, y } = betaVariate(state, alpha, beta)
        if (!(x >= 0 && y >= 0 && Math.abs(x + y - 1) < 1e-15)) expect.fail(`${x} + ${y}`)
      })
  })

  test('shares of a Dirichlet sum to 1, and those of 0 stay 0', () => {
    for (const concentration of [5e-324, 1e-3, 1, 100])
      withStubs((state) => {
        const columns = [0, 0.25, 0.75, 0].map(() => new Float64Array(4))
        dirichletInto(columns, [0, 0.25, 0.75, 0], concentration, plainSource(state), 4)
        // logarithms of up to 53 ln 2/(0.25·10⁻³), 150,000, have an ulp of 3e-11
        for (let i = 0; i < 4; i++) {
          const shares = columns.map((column) => column[i]!)
          const sum = shares.reduce((a, b) => a + b, 0)
          if (!(shares[0] === 0 && shares[3] === 0 && Math.abs(sum - 1) < 6e-11)) expect.fail(shares.join())
        }
      })
  })

  test('standard normal and exponential variates are finite, and waits not below 0', () => {
    withStubs((state) => {
      const z = normalVariate(Int32Array.from(state))
      const e = exponentialVariate(state)
      if (!(Number.isFinite(z) && e >= 0 && e < 100)) expect.fail(`${z}, ${e}`)
    })
  })

  test.each<[DistributionSpec, number, number]>([
    [{ normal: { mean: 0, sd: 1 } }, -10, 10],
    [{ lognormal: { median: 1, sigma: 1 } }, 0, 1e5],
    [{ uniform: { min: 2, max: 3 } }, 2, 3],
    [{ triangular: { min: 2, mode: 2, max: 3 } }, 2, 3],
    [{ pert: { min: 2, mode: 3, max: 3 } }, 2, 3],
    [{ beta: { alpha: 0.01, beta: 2 } }, 0, 1],
    [{ gamma: { shape: 0.01, scale: 1 } }, 0, 100],
    [{ exponential: { mean: 1 } }, 0, 100],
    [{ weibull: { shape: 2, scale: 1 } }, 0, 10],
    [{ empirical: [4, 5, 6] }, 4, 6],
    [
      {
        mixture: [
          { weight: 0, of: { uniform: { min: 7, max: 8 } } },
          { weight: 1, of: { uniform: { min: 2, max: 3 } } },
          { weight: 0, of: { uniform: { min: 7, max: 8 } } },
        ],
      },
      2,
      3,
    ],
  ])('%j stays within its support', (spec, least, greatest) => {
    const { sample } = samplerOf(distributionOf(spec).recipe)
    withStubs((state) => {
      const x = sample(state)
      if (!(x >= least && x <= greatest)) expect.fail(`${x}`)
    })
  })
})
