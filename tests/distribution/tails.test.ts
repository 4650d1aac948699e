import { expect, test } from 'vitest'
import { tails } from '../../src/distribution/tails.ts'

test('the tail is computed between the ends of the support, and is 0 or 1 at them and beyond', () => {
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

test('without ends the tail is computed everywhere but at infinity', () => {
  const { cdf, survival } = tails(-Infinity, Infinity, () => 0.5)
  expect([-1e308, 1e308].map(cdf)).toEqual([0.5, 0.5])
  expect([-1 / 0, 1 / 0].map(cdf)).toEqual([0, 1])
  expect([-1 / 0, 1 / 0].map(survival)).toEqual([1, 0])
})
