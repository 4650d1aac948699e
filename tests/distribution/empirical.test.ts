import fc from 'fast-check'
import { expect, test } from 'vitest'
import { empirical } from '../../src/distribution/empirical.ts'

test('an empirical quantile is the smallest value whose share reaches p', () => {
  const ten = empirical([10, 9, 8, 7, 6, 5, 4, 3, 2, 1])
  for (let k = 1; k <= 10; k++) expect(ten.quantile(k / 10), `${k}/10`).toBe(k)
  expect(ten.quantile(0)).toBe(1)
  expect(ten.quantile(0.1 + 2 ** -54)).toBe(2)
  expect(ten.quantile(1)).toBe(10)
})

test('equal values are one atom', () => {
  const values = empirical([5, 1, 5, 5])
  expect(values.quantile(0.25)).toBe(1)
  expect(values.quantile(0.26)).toBe(5)
  expect(values.cdf(5)).toBe(1)
  expect(values.cdf(4.999)).toBe(0.25)
  expect(values.survival(4.999)).toBe(0.75)
})

test('the list given is copied and not changed', () => {
  const list = [3, 1, 2]
  const values = empirical(list)
  list[0] = 100
  expect(values.quantile(1)).toBe(3)
  expect(list).toEqual([100, 1, 2])
})

test('a quantile is the first sorted value whose cdf reaches p, for any list and p', () => {
  const list = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 60 })
  const probability = fc.oneof(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 60 })).map(([k, n]) => Math.min(1, k / n)),
  )
  fc.assert(
    fc.property(list, probability, (values, p) => {
      const distribution = empirical(values)
      const reached = values.filter((x) => distribution.cdf(x) >= p)
      expect(distribution.quantile(p)).toBe(Math.min(...reached))
    }),
    { seed: 1, numRuns: 3000 },
  )
})
