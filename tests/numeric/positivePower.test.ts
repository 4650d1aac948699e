import fc from 'fast-check'
import { expect, test } from 'vitest'
import { positivePower } from '../../src/numeric/positivePower.ts'
import { pow } from '../../src/numeric/pow.ts'
import { relativeError } from './error.ts'

test('is what pow computes with twice the digits, but for an error that grows with the exponent', () => {
  // e^v errs by half a unit in the last place and by the error of v = y·ln m + r·ln 2: |ln m| ≤ ln √2, |r| ≤ ½
  const exponent = fc.oneof(
    fc.double({ min: -3, max: 3, noNaN: true }),
    fc.double({ min: -300, max: 300, noNaN: true }),
  )
  const size = fc.double({ min: -300, max: 300, noNaN: true })
  fc.assert(
    fc.property(exponent, size, (y, decimal) => {
      // a result between 10⁻³⁰⁰ and 10³⁰⁰
      const x = 10 ** (Math.abs(y) > 1 ? decimal / Math.abs(y) : decimal)
      expect(relativeError(positivePower(x, y), pow(x, y))).toBeLessThan((3 + Math.abs(y)) * 2 ** -53)
    }),
    { seed: 1, numRuns: 20_000 },
  )
})

test('halves exactly, and any power of 2 to a whole power is exact', () => {
  for (let n = -1074; n <= 1023; n++) expect(positivePower(0.5, -n)).toBe(2 ** n)
  for (const x of [2 ** -20, 0.25, 4, 1024])
    for (const y of [-7, -1, 0, 1, 2, 9]) expect(positivePower(x, y)).toBe(x ** y)
  for (const x of [0, 5e-324, 0.3, 1, 7, Infinity]) expect(positivePower(x, 1)).toBe(x)
})

test('at its limits', () => {
  expect(positivePower(0, 0.5)).toBe(0)
  expect(positivePower(0, -1)).toBe(Infinity)
  expect(positivePower(Infinity, 0.5)).toBe(Infinity)
  expect(positivePower(Infinity, -2)).toBe(0)
  expect(positivePower(3, 0)).toBe(1)
  expect(positivePower(0.5, 1e300)).toBe(0)
  expect(positivePower(1e300, 1.5)).toBe(Infinity)
  expect(positivePower(1, 1e300)).toBe(1)
  expect(relativeError(positivePower(5e-324, 0.5), pow(5e-324, 0.5))).toBeLessThan(1e-12)
  expect(positivePower(NaN, 2)).toBeNaN()
})
