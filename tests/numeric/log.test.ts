import { expect, test } from 'vitest'
import { log } from '../../src/numeric/log.ts'
import { worst } from './error.ts'
import { table } from './reference/table.ts'
import { ulpError } from './ulp.ts'

test('log is within 1 ulp of the exact value', () => {
  const rows = table('elementary', 'log')
  expect(rows.length).toBeGreaterThan(450)
  expect(worst(rows, ([x, nearest, residual]) => ulpError(log(x!), nearest!, residual!))).toBeLessThan(1)
})

test('log at its limits', () => {
  expect(log(1)).toBe(0)
  expect(log(0)).toBe(-Infinity)
  expect(log(-0)).toBe(-Infinity)
  expect(log(-1)).toBeNaN()
  expect(log(NaN)).toBeNaN()
  expect(log(Infinity)).toBe(Infinity)
  expect(log(5e-324)).toBe(-744.4400719213812)
  expect(log(Number.MAX_VALUE)).toBe(709.782712893384)
})

test('log of a power of two is that many times ln 2', () => {
  const errors: number[] = []
  for (let n = -1022; n <= 1023; n++) errors.push(Math.abs(log(2 ** n) - n * Math.LN2))
  // two roundings, of 710 at most: 2^-43 each
  expect(Math.max(...errors)).toBeLessThanOrEqual(2 ** -42)
})
