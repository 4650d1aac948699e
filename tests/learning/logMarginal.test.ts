import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  logBetaBinomial,
  logDirichletMultinomial,
  logGammaPoisson,
  logMultinomial,
  logPoisson,
} from '../../src/learning/logMarginal.ts'

/** Simpson's rule, on so many intervals that the error, of order h⁴, is far below what is asked for. */
function integral(f: (x: number) => number, from: number, to: number, intervals = 20_000): number {
  const h = (to - from) / intervals
  let sum = f(from) + f(to)
  for (let i = 1; i < intervals; i++) sum += f(from + i * h) * (i % 2 === 1 ? 4 : 2)
  return (sum * h) / 3
}

/** Every sequence of `length` draws from `kinds`. */
function sequences(kinds: number, length: number): number[][] {
  if (length === 0) return [[]]
  return sequences(kinds, length - 1).flatMap((before) =>
    Array.from({ length: kinds }, (_, kind) => [...before, kind]),
  )
}
const countsOf = (sequence: readonly number[], kinds: number) =>
  Array.from({ length: kinds }, (_, kind) => sequence.filter((each) => each === kind).length)

const alpha = fc.double({ min: 0.05, max: 50, noNaN: true })

describe('logDirichletMultinomial(alphas, counts)', () => {
  test('is a distribution over sequences of cases', () => {
    const alphas = [0.5, 2, 3.25]
    const all = sequences(3, 5).map((each) => Math.exp(logDirichletMultinomial(alphas, countsOf(each, 3))))
    // 243 terms, each good to a few ulps of its logarithm, at most 10
    expect(all.reduce((a, b) => a + b)).toBeCloseTo(1, 12)
  })

  test('is the product of what each case was given after those before it', () => {
    fc.assert(
      fc.property(
        fc.array(alpha, { minLength: 2, maxLength: 4 }),
        fc.array(fc.nat(3), { maxLength: 30 }),
        (alphas, drawn) => {
          const sequence = drawn.map((kind) => kind % alphas.length)
          // Pólya's urn: a kind is drawn in proportion to its alpha and its cases so far
          const urn = [...alphas]
          let expected = 0
          for (const kind of sequence) {
            expected += Math.log(urn[kind]! / urn.reduce((a, b) => a + b))
            urn[kind]! += 1
          }
          const found = logDirichletMultinomial(alphas, countsOf(sequence, alphas.length))
          // terms up to 30 ln 230 = 163, each good to a few ulps of itself
          expect(Math.abs(found - expected)).toBeLessThan(1e-12 * (1 + 163))
        },
      ),
      { seed: 1, numRuns: 500 },
    )
  })

  test('is minus infinity where what cannot be was seen, and 0 without cases', () => {
    expect(logDirichletMultinomial([0, 2], [1, 0])).toBe(-Infinity)
    expect(logDirichletMultinomial([0, 2], [0, 3])).toBe(0)
    expect(logMultinomial([0, 1], [1, 0])).toBe(-Infinity)
    expect(logDirichletMultinomial([1, 2], [0, 0])).toBe(0)
  })

  test('goes to the multinomial as the doubt goes', () => {
    const shares = [0.2, 0.3, 0.5]
    const counts = [3, 0, 4]
    // each rising factorial differs from a power by a factor of about 1 + n²/2α, with α from 2e9 on
    const near = logDirichletMultinomial(
      shares.map((p) => p * 1e10),
      counts,
    )
    expect(Math.abs(near - logMultinomial(shares, counts))).toBeLessThan(30 / 2e9)
  })
})

describe('logBetaBinomial(alpha, beta, seen, absent)', () => {
  test.each([
    [2, 3, 4, 1],
    [1, 1, 7, 3],
    [5.5, 2.25, 0, 6],
    [3, 3, 2.5, 0.5],
  ])('of Beta(%d, %d) with %d seen and %d not is an integral', (a, b, seen, absent) => {
    const density = (x: number) => x ** (a - 1) * (1 - x) ** (b - 1)
    const whole = integral((x) => density(x) * x ** seen * (1 - x) ** absent, 0, 1)
    // the exponents are 0 or at least 1, where Simpson's error on 20,000 intervals is below 1e-9
    expect(logBetaBinomial(a, b, seen, absent)).toBeCloseTo(Math.log(whole / integral(density, 0, 1)), 8)
  })

  test('of a uniform prior is 1/((n + 1)·C(n, k)) for any order of k in n: Bayes (1763), proposition 9', () => {
    expect(logBetaBinomial(1, 1, 3, 7)).toBeCloseTo(-Math.log(11 * 120), 13)
  })
})

describe('logGammaPoisson(shape, scale, events, exposure, arrangement)', () => {
  const cases = [
    { n: 3, t: 2 },
    { n: 0, t: 0.5 },
    { n: 5, t: 1.25 },
  ]
  const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))
  const poisson = (rate: number) =>
    cases.reduce((p, { n, t }) => p * ((rate * t) ** n / factorial(n)) * Math.exp(-rate * t), 1)
  const arrangement = cases.reduce((sum, { n, t }) => sum + n * Math.log(t) - Math.log(factorial(n)), 0)

  test('is an integral of Poisson probabilities', () => {
    const density = (x: number) => x ** 2 * Math.exp(-x / 0.75)
    // beyond 40 the density has fallen by e⁻⁵³
    const whole = integral((x) => density(x) * poisson(x), 0, 40) / integral(density, 0, 40)
    expect(logGammaPoisson(3, 0.75, 8, 3.75, arrangement)).toBeCloseTo(Math.log(whole), 9)
  })

  test('of one case is negative binomial', () => {
    const [shape, scale, n, t] = [2.5, 0.4, 4, 3]
    // C(n + r − 1, n) p^r (1 − p)^n with p = 1/(1 + scale·t)
    let expected = -shape * Math.log1p(scale * t) + n * Math.log((scale * t) / (1 + scale * t))
    for (let i = 0; i < n; i++) expected += Math.log((shape + i) / (i + 1))
    const found = logGammaPoisson(shape, scale, n, t, n * Math.log(t) - Math.log(factorial(n)))
    expect(found).toBeCloseTo(expected, 13)
  })

  test('goes to the Poisson probability as the doubt goes', () => {
    const found = logGammaPoisson(1e10, 2e-10, 8, 3.75, arrangement)
    // off by about (n² + (2·3.75)²)/2·10⁻¹⁰
    expect(Math.abs(found - Math.log(poisson(2)))).toBeLessThan(1e-8)
    expect(logPoisson(2, 8, 3.75, arrangement)).toBeCloseTo(Math.log(poisson(2)), 12)
  })
})
