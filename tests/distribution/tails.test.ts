import { expect, test } from 'vitest'
import { tails } from '../../src/distribution/tails.ts'

test('between the ends of a support the tail is asked; at them and beyond nothing is left to ask', () => {
  const asked: [number, boolean][] = []
  const { cdf, survival } = tails(1, 3, (x, upper) => {
    asked.push([x, upper])
    return upper ? 0.7 : 0.3
  })
  expect([0, 1, 2, 3, 4].map(cdf)).toEqual([0, 0, 0.3, 1, 1])
  expect([0, 1, 2, 3, 4].map(survival)).toEqual([1, 1, 0.7, 0, 0])
  expect(asked).toEqual([
    [2, false],
    [2, true],
  ])
})

test('a support without ends asks everywhere, and infinity is beyond it', () => {
  const { cdf, survival } = tails(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, () => 0.5)
  expect([-1e308, 1e308].map(cdf)).toEqual([0.5, 0.5])
  expect([-1 / 0, 1 / 0].map(cdf)).toEqual([0, 1])
  expect([-1 / 0, 1 / 0].map(survival)).toEqual([1, 0])
})
