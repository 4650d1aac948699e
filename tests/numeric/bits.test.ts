import { expect, test } from 'vitest'
import { scale } from '../../src/numeric/bits.ts'

test('scale multiplies by a power of two, exactly where the product is a normal number', () => {
  expect(scale(1.5, 0)).toBe(1.5)
  expect(scale(1, 1023)).toBe(2 ** 1023)
  expect(scale(0.75, 1024)).toBe(1.5 * 2 ** 1023)
  expect(scale(2 ** -1074, 2000)).toBe(2 ** 926)
  expect(scale(1.5, -1022)).toBe(1.5 * 2 ** -1022)
})

test('scale rounds once into the subnormals, halves to even', () => {
  expect(scale(1, -1074)).toBe(5e-324)
  expect(scale(1.25, -1074)).toBe(5e-324)
  expect(scale(1.5, -1074)).toBe(1e-323)
  expect(scale(1, -1075)).toBe(0)
  expect(scale(1 + 2 ** -52, -1075)).toBe(5e-324)
  expect(scale(1 + 2 ** -52, -1024)).toBe(2 ** -1000 * 2 ** -24)
})
