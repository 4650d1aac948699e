import fc from 'fast-check'
import { expect, test } from 'vitest'
import { logAddExp, logSumExp } from '../../src/numeric/logSumExp.ts'

const NOTHING = -Infinity

test('logSumExp of no weights, or of weights that are all 0, is the logarithm of 0', () => {
  expect(logSumExp([])).toBe(NOTHING)
  expect(logSumExp([NOTHING])).toBe(NOTHING)
  expect(logSumExp([NOTHING, NOTHING])).toBe(NOTHING)
  expect(logAddExp(NOTHING, NOTHING)).toBe(NOTHING)
})

test('logSumExp takes logarithms whose exp would overflow or underflow', () => {
  expect(logSumExp([1000, 1000])).toBe(1000 + Math.LN2)
  expect(logSumExp([-1000, -1000])).toBe(-1000 + Math.LN2)
  expect(logSumExp(Float64Array.of(-1e308, NOTHING, -2e307))).toBe(-2e307)
  expect(logAddExp(1e308, -1e308)).toBe(1e308)
  expect(logAddExp(0, -40)).toBe(4.248354255291589e-18)
})

test('the logarithm of an infinite weight gives Infinity, and NaN gives NaN', () => {
  expect(logSumExp([1, Infinity])).toBe(Infinity)
  expect(logSumExp([1, NaN])).toBeNaN()
  expect(logAddExp(Infinity, NOTHING)).toBe(Infinity)
  expect(logAddExp(NaN, 1)).toBeNaN()
  expect(logAddExp(1, NaN)).toBeNaN()
})

test('logSumExp is the logarithm of the sum of whole weights', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 20 }), (weights) => {
      const sum = weights.reduce((total, weight) => total + weight)
      expect(logSumExp(weights.map(Math.log))).toBeCloseTo(Math.log(sum), 13)
    }),
    { seed: 1, numRuns: 500 },
  )
})

test('adding one by one is adding all at once, in either order of the two', () => {
  const logWeight = fc.double({ min: -800, max: 800, noNaN: true })
  fc.assert(
    fc.property(fc.array(logWeight, { minLength: 1, maxLength: 8 }), (values) => {
      const together = logSumExp(values)
      const stepwise = values.reduce((sum, value) => logAddExp(sum, value), NOTHING)
      expect(Math.abs(stepwise - together)).toBeLessThanOrEqual(1e-14 * Math.max(1, Math.abs(together)))
      expect(logAddExp(values[0]!, together)).toBe(logAddExp(together, values[0]!))
    }),
    { seed: 1, numRuns: 500 },
  )
})
