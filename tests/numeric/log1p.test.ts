import { expect, test } from 'vitest'
import { log1p } from '../../src/numeric/log1p.ts'
import { worst } from './error.ts'
import { table } from './reference/table.ts'
import { ulpError } from './ulp.ts'

test('log1p is within 1 ulp of the exact value', () => {
  const rows = table('elementary', 'log1p')
  expect(rows.length).toBeGreaterThan(450)
  expect(worst(rows, ([x, nearest, residual]) => ulpError(log1p(x!), nearest!, residual!))).toBeLessThan(1)
})

test('log1p at its limits', () => {
  expect(log1p(0)).toBe(0)
  expect(log1p(-0)).toBe(-0)
  expect(log1p(1e-20)).toBe(1e-20)
  expect(log1p(-1)).toBe(-Infinity)
  expect(log1p(-1.0000000000000002)).toBeNaN()
  expect(log1p(NaN)).toBeNaN()
  expect(log1p(Infinity)).toBe(Infinity)
  expect(log1p(Number.MAX_VALUE)).toBe(709.782712893384)
})

test('log1p keeps within 1 ulp where 1 + x rounds and x is below 1', () => {
  // fdlibm's own correction is inexact here: 1.05 ulp. ln 1.6394243928481432 to 30 digits: 0.494345200257576941880877850023
  expect(log1p(0.6394243928481432)).toBe(0.49434520025757694)
})
