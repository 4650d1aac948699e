import fc from 'fast-check'
import { expect, test } from 'vitest'
import { valueBetween } from '../../src/kernels/valueBetween.ts'

test('valueBetween is the order statistic, whatever lies between whatever', () => {
  const value = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constantFrom(0, 1, 0.5, 1 + 2 ** -52, 1e-320, -1e308, 1e308),
  )
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 60 }),
      fc.nat(),
      fc.boolean(),
      (given, at, open) => {
        const ascending = Float64Array.from(given).sort()
        const rank = 1 + (at % given.length)
        const low = open ? -Infinity : ascending[0]!
        const high = ascending[ascending.length - 1]!
        expect(valueBetween(Float64Array.from(given), low, high, rank) + 0).toBe(ascending[rank - 1]! + 0)
      },
    ),
    { seed: 1, numRuns: 2000 },
  )
})

test('of many, one after the other', () => {
  for (const length of [5000, 100, 7000]) {
    const values = Float64Array.from({ length }, (_, i) => ((i * 0.618) % 1) ** 3)
    const ascending = values.slice().sort()
    for (const rank of [1, 2, 50, 100, length])
      expect(valueBetween(values, 0, 1, rank)).toBe(ascending[rank - 1])
  }
})
