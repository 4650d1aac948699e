import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalCdf, normalQuantile, normalSurvival } from '../../src/numeric/normal.ts'
import { relativeError, worst } from './error.ts'
import { table } from './reference/table.ts'

test('both tails of the normal distribution have 15 digits, however small', () => {
  const rows = table('special', 'normal')
  expect(worst(rows, ([z, lower]) => relativeError(normalCdf(z!), lower!))).toBeLessThan(1e-15)
  expect(worst(rows, ([z, , upper]) => relativeError(normalSurvival(z!), upper!))).toBeLessThan(1e-15)
})

test('the normal quantile has 15 digits in both tails', () => {
  const rows = table('special', 'normalQuantile')
  expect(worst(rows, ([p, z]) => relativeError(normalQuantile(p!), z!))).toBeLessThan(1e-15)
})

test('the normal distribution at its limits', () => {
  expect(normalQuantile(0)).toBe(-Infinity)
  expect(normalQuantile(1)).toBe(Infinity)
  expect(normalQuantile(0.5)).toBe(0)
  expect(normalQuantile(-0.1)).toBeNaN()
  expect(normalQuantile(1.1)).toBeNaN()
  expect(normalQuantile(NaN)).toBeNaN()
  expect(normalCdf(0)).toBe(0.5)
  expect(normalCdf(-Infinity)).toBe(0)
  expect(normalCdf(Infinity)).toBe(1)
  expect(normalCdf(NaN)).toBeNaN()
})

test('cdf and survival function add up to 1, and the quantile inverts the cdf', () => {
  fc.assert(
    fc.property(fc.double({ min: -37, max: 8, noNaN: true }), (z) => {
      expect(Math.abs(normalCdf(z) + normalSurvival(z) - 1)).toBeLessThanOrEqual(2 ** -53)
      // One ulp of p moves z by ulp(p)/density; 1e-15 of z is the two functions' own.
      const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)
      const p = normalCdf(z)
      const allowed = 2e-15 * Math.abs(z) + (2 ** -52 * p) / density
      expect(Math.abs(normalQuantile(p) - z)).toBeLessThanOrEqual(allowed)
    }),
    { seed: 1, numRuns: 2000 },
  )
})
