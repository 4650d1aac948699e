import { expect, test } from 'vitest'
import { exp } from '../../src/numeric/exp.ts'
import { worst } from './error.ts'
import { table } from './reference/table.ts'
import { ulpError } from './ulp.ts'

test('exp is within 1 ulp of the exact value', () => {
  const rows = table('elementary', 'exp')
  expect(rows.length).toBeGreaterThan(450)
  expect(worst(rows, ([x, nearest, residual]) => ulpError(exp(x!), nearest!, residual!))).toBeLessThan(1)
})

test('exp at its limits', () => {
  expect(exp(0)).toBe(1)
  expect(exp(-0)).toBe(1)
  expect(exp(1)).toBe(Math.E)
  expect(exp(Infinity)).toBe(Infinity)
  expect(exp(-Infinity)).toBe(0)
  expect(exp(NaN)).toBeNaN()
})

test('exp overflows and underflows where e^x leaves the doubles, not before', () => {
  expect(exp(709.782712893384)).toBe(1.7976931348622732e308)
  expect(exp(709.7827128933841)).toBe(Infinity)
  expect(exp(-708.5)).toBe(2.006132305331306e-308)
  expect(exp(-745.1332191019411)).toBe(5e-324)
  expect(exp(-745.1332191019412)).toBe(0)
})
