import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quantilesUnder, weightedQuantiles } from '../../src/numeric/weightedQuantile.ts'
import { counter, points, shapes } from './drawnShapes.ts'

/** The definition, by sorting all values; weights are whole, so that sums are exact. */
function walked(values: Float64Array, weights: Float64Array, p: number): number {
  const order = [...values.keys()].sort((a, b) => values[a]! - values[b]!)
  const total = weights.reduce((a, b) => a + b, 0)
  let sum = 0
  for (const i of order) {
    sum += weights[i]!
    if (weights[i]! > 0 && sum >= p * total * (1 - 1e-15)) return values[i]!
  }
  return NaN
}

describe('weightedQuantiles', () => {
  test.each(Object.entries(shapes))('of 20,000 values %s are those of the definition', (_, shape) => {
    const next = counter(1)
    const values = Float64Array.from({ length: 20_000 }, () => shape(next()))
    const weights = values.map(() => Math.floor(next() * 4))
    expect(weightedQuantiles(values, weights, points)).toEqual(points.map((p) => walked(values, weights, p)))
  })

  test.each(Object.entries(shapes))('of equal weights, of values %s, are order statistics', (_, shape) => {
    const next = counter(2)
    // a thousandth is no double: added up, a thousand of them are not 1
    const quantiles = quantilesUnder(new Float64Array(20_000).fill(1e-3))
    for (const from of [0, 1]) {
      const values = Float64Array.from({ length: 20_000 }, (_, i) => shape(next() + from * i))
      const ascending = values.slice().sort()
      const ranks = [1, 1, 1000, 5000, 10_000, 15_000, 19_000, 20_000, 20_000]
      expect(quantiles(values, points)).toEqual(ranks.map((rank) => ascending[rank - 1]))
    }
  })

  test('of few values are those of the definition', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 0, max: 3 })), { minLength: 1 }),
        (pairs) => {
          const values = Float64Array.from(pairs, ([value]) => value)
          const weights = Float64Array.from(pairs, ([, weight]) => weight)
          if (weights.every((weight) => weight === 0)) return
          expect(weightedQuantiles(values, weights, points)).toEqual(
            points.map((p) => walked(values, weights, p)),
          )
        },
      ),
      { seed: 1 },
    )
  })

  test('a value without weight is never one, not even at 0 and 1', () => {
    const values = Float64Array.from({ length: 10_000 }, (_, i) => i)
    const weights = values.map((_, i) => (i > 100 && i < 9000 ? 1 : 0))
    expect(weightedQuantiles(values, weights, [0, 1])).toEqual([101, 8999])
    expect(weightedQuantiles(Float64Array.of(1, 2, 3), Float64Array.of(0, 1, 0), [0, 1])).toEqual([2, 2])
  })
})
