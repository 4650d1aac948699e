import fc from 'fast-check'
import { expect, test } from 'vitest'
import { weightedMean } from '../../src/numeric/weightedMean.ts'

test('weightedMean of values that are all alike is that value, to the bit', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.array(fc.double({ min: 1e-300, max: 1, noNaN: true }), { minLength: 1 }),
      (value, weights) => {
        expect(weightedMean(new Float64Array(weights.length).fill(value), weights)).toBe(value)
      },
    ),
  )
})

test('weightedMean loses nothing to cancellation, to the number of terms or to the order', () => {
  expect(weightedMean([1e16, 1, -1e16], [1, 1, 1])).toBe(1 / 3)
  expect(weightedMean(new Float64Array(100_000).fill(0.1), new Float64Array(100_000).fill(1e-5))).toBe(0.1)
})

test('weightedMean of the largest doubles is within their range', () => {
  const most = Number.MAX_VALUE
  expect(weightedMean([most, most, most], [0.3, 0.3, 0.4])).toBe(most)
  expect(weightedMean([most, -most], [0.5, 0.5])).toBe(0)
  expect(weightedMean([most, 0], [0.25, 0.75])).toBe(most / 4)
})

test('weightedMean does not look at what has no weight, and is undefined where nothing has', () => {
  expect(weightedMean([NaN, Infinity, 5], [0, 0, 0.5])).toBe(5)
  expect(weightedMean([1, 2], [0, 0])).toBeUndefined()
  expect(weightedMean([], [])).toBeUndefined()
})
