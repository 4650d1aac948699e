import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pow } from '../../src/numeric/pow.ts'
import { worst } from './error.ts'
import { table } from './reference/table.ts'
import { ulpError } from './ulp.ts'

test('pow is within 1 ulp of the exact value', () => {
  const rows = table('elementary', 'pow')
  expect(rows.length).toBeGreaterThan(600)
  expect(worst(rows, ([x, y, nearest, residual]) => ulpError(pow(x!, y!), nearest!, residual!))).toBeLessThan(
    1,
  )
})

// ECMAScript 2024, 6.1.6.1.3 Number::exponentiate, which Math.pow follows on every engine.
test("pow has ECMAScript's special cases", () => {
  const special = [
    ...[
      0,
      -0,
      1,
      -1,
      2,
      -2,
      3,
      -3,
      0.5,
      -0.5,
      1.5,
      -1.5,
      5e-324,
      -5e-324,
      1e308,
      -1e308,
      2 ** 53,
      2 ** 53 + 2,
    ],
    ...[-(2 ** 53), NaN, Infinity, -Infinity, 1e19, 1e20, -1e20, 1e-20],
  ]
  const exact = (x: number, y: number) => {
    const size = Math.abs(x ** y)
    return size === 0 || size === 1 || !Number.isFinite(size)
  }
  for (const x of special) {
    for (const y of special) {
      const expected = x ** y
      if (exact(x, y)) expect(pow(x, y), `pow(${x}, ${y})`).toBe(expected)
      else expect(Math.abs(pow(x, y) / expected - 1), `pow(${x}, ${y})`).toBeLessThan(1e-15)
    }
  }
  expect(pow(1, NaN)).toBeNaN()
  expect(pow(NaN, 0)).toBe(1)
  expect(pow(-1, Infinity)).toBeNaN()
})

test('pow is exact where the power is a whole number that fits', () => {
  for (let x = 2; x <= 10; x++) {
    let exact = 1
    for (let y = 0; exact <= 2 ** 53; y++) {
      expect(pow(x, y)).toBe(exact)
      expect(pow(-x, y)).toBe(y % 2 === 1 ? -exact : exact)
      exact *= x
    }
  }
  const powers = Array.from({ length: 2098 }, (_, i) => i - 1074)
  expect(powers.map((n) => pow(2, n))).toEqual(powers.map((n) => 2 ** n))
})

test('pow of a square root is the root', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 26 }), (n) => {
      expect(pow(n * n, 0.5)).toBe(n)
    }),
    { seed: 1, numRuns: 1000 },
  )
})

test('pow overflows and underflows where the power leaves the doubles, not before', () => {
  expect(pow(2, 1023.9999999999999)).toBeLessThan(Infinity)
  expect(pow(2, 1024)).toBe(Infinity)
  expect(pow(2, -1074)).toBe(5e-324)
  expect(pow(2, -1074.5)).toBe(5e-324)
  expect(pow(2, -1075)).toBe(0)
  expect(pow(-2, -1075)).toBe(-0)
  expect(pow(-2, 1025)).toBe(-Infinity)
})
