import { describe, expect, test } from 'vitest'
import { drawQuantiles } from '../../src/kernels/drawQuantiles.ts'
import { quantilesUnder } from '../../src/numeric/weightedQuantile.ts'
import { counter, points, shapes } from '../numeric/drawnShapes.ts'

const columns: Record<string, (u: number, i: number) => number> = {
  ...shapes,
  // a sample of the first ones tells nothing about the others
  ascending: (_, i) => i,
  descending: (_, i) => -i,
  'with a jump after the sample': (u, i) => (i < 2000 ? u : u + 10),
}

describe('drawQuantiles', () => {
  test.each(Object.entries(columns))('of many draws of equal weight are order statistics: %s', (_, shape) => {
    for (const length of [8192, 20_001, 30_000]) {
      const next = counter(length)
      const quantiles = drawQuantiles(new Float64Array(length).fill(1 / length))
      // one column after the other, in the same rooms
      for (const from of [0, 1]) {
        const values = Float64Array.from({ length }, (_, i) => shape(next() + from * i, i))
        const ascending = values.slice().sort()
        const rank = (p: number) => Math.max(1, Math.ceil(p * length * (1 - 1e-15)))
        expect(quantiles(values, points)).toEqual(points.map((p) => ascending[rank(p) - 1]))
      }
    }
  })

  test('of fewer draws, and of weighted ones, are those of quantilesUnder', () => {
    for (const [length, weigh] of [
      [8191, () => 1],
      [9000, (i: number) => 1 + (i % 3)],
    ] as const) {
      const next = counter(length)
      const weights = Float64Array.from({ length }, (_, i) => weigh(i))
      const values = weights.map(() => next())
      expect(drawQuantiles(weights)(values, points)).toEqual(quantilesUnder(weights)(values, points))
    }
  })
})
