import fc from 'fast-check'
import { expect, test } from 'vitest'
import { logGamma, logGammaStep, stirlingError } from '../../src/numeric/logGamma.ts'
import { relativeError, worst } from './error.ts'
import { table } from './reference/table.ts'

test('logGamma has 15 digits, near its zeros at 1 and 2 too', () => {
  expect(
    worst(table('special', 'logGamma'), ([x, exact]) => relativeError(logGamma(x!), exact!)),
  ).toBeLessThan(1e-15)
})

test('logGamma of a whole number is the logarithm of a factorial', () => {
  expect(logGamma(1)).toBe(0)
  expect(logGamma(2)).toBe(0)
  let factorial = 1
  for (let n = 2; n <= 22; n++) {
    expect(relativeError(logGamma(n + 1), Math.log(factorial * n))).toBeLessThan(4e-16)
    factorial *= n
  }
})

test('logGamma at its limits', () => {
  expect(logGamma(0)).toBe(Infinity)
  expect(logGamma(-1)).toBeNaN()
  expect(logGamma(NaN)).toBeNaN()
  expect(logGamma(5e-324)).toBe(744.4400719213812)
  expect(logGamma(1.7e308)).toBe(Infinity)
  expect(logGamma(Infinity)).toBe(Infinity)
})

test("Stirling's formula with its error is the logarithm of gamma", () => {
  const positive = fc.double({ min: -9, max: 9, noNaN: true }).map((exponent) => 10 ** exponent)
  fc.assert(
    fc.property(positive, (a) => {
      const stirling = (a - 0.5) * Math.log(a) - a + 0.5 * Math.log(2 * Math.PI)
      const size = Math.abs(a * Math.log(a)) + a + 25
      expect(Math.abs(stirling + stirlingError(a) - logGamma(a))).toBeLessThan(1e-15 * size)
    }),
    { seed: 1, numRuns: 1000 },
  )
})

test('logGammaStep is a difference of logarithms of gamma, and keeps the digits of a tiny step', () => {
  const positive = fc.double({ min: -3, max: 4, noNaN: true }).map((exponent) => 10 ** exponent)
  fc.assert(
    fc.property(positive, positive, (a, b) => {
      const size = 25 + Math.abs(logGamma(a + b)) + Math.abs(logGamma(a))
      expect(Math.abs(logGammaStep(a, b) - (logGamma(a + b) - logGamma(a)))).toBeLessThan(2e-15 * size)
    }),
    { seed: 1, numRuns: 1000 },
  )
  // ψ(1) = −γ, ψ(20) = H₁₉ − γ: the derivative, to first order
  const gamma = 0.5772156649015329
  expect(relativeError(logGammaStep(1, 1e-200), -gamma * 1e-200)).toBeLessThan(1e-15)
  let harmonic = 0
  for (let n = 1; n <= 19; n++) harmonic += 1 / n
  expect(relativeError(logGammaStep(20, 1e-200), (harmonic - gamma) * 1e-200)).toBeLessThan(1e-15)
})
