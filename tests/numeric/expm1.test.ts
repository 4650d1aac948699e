import { expect, test } from 'vitest'
import { expm1 } from '../../src/numeric/expm1.ts'
import { worst } from './error.ts'
import { table } from './reference/table.ts'
import { ulpError } from './ulp.ts'

test('expm1 is within 1 ulp of the exact value near 0, and elsewhere within 3', () => {
  const rows = table('elementary', 'expm1')
  expect(rows.length).toBeGreaterThan(450)
  const near = rows.filter(([x]) => Math.abs(x!) <= 0.5 * Math.LN2)
  expect(near.length).toBeGreaterThan(100)
  const error = ([x, nearest, residual]: readonly number[]) => ulpError(expm1(x!), nearest!, residual!)
  expect(worst(near, error)).toBeLessThan(1)
  // e^r − 1 errs by an ulp of 0.29, which is half one of the result just above ½ ln 2, and is doubled there
  expect(worst(rows, error)).toBeLessThan(3)
})

test('expm1 at its limits', () => {
  expect(expm1(0)).toBe(0)
  expect(expm1(-0)).toBe(-0)
  expect(expm1(5e-324)).toBe(5e-324)
  expect(expm1(-1e-20)).toBe(-1e-20)
  expect(expm1(709.7827128933841)).toBe(Infinity)
  expect(expm1(-50)).toBe(-1)
  expect(expm1(-Infinity)).toBe(-1)
  expect(expm1(NaN)).toBeNaN()
})
