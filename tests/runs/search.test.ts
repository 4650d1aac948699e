import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { find, runningSums } from '../../src/runs/search.ts'

/** The variates at which samplers are known to fall off an end, and some between. */
const variates = [0, 2 ** -53, 2 ** -52, 0.1, 0.3, 0.5 - 2 ** -54, 0.5, 0.7, 0.9, 1 - 2 ** -52, 1 - 2 ** -53]

function pick(weights: readonly number[], u: number): number {
  return find(runningSums(Float64Array.from(weights), weights.length), 0, weights.length, u)
}

test('runningSums of columns are those of the rows that they make', () => {
  const rows = [
    [0.5, 0.25, 0.25, 0],
    [0, 0, 0, 0],
    [0.1, 0.2, 0.3, 0.4],
  ]
  const columns = Float64Array.from({ length: 12 }, (_, at) => rows[at % 3]![Math.floor(at / 3)]!)
  expect(runningSums(columns, 4, 3)).toEqual(runningSums(Float64Array.from(rows.flat()), 4))
  expect([...runningSums(columns, 4, 3).subarray(0, 4)]).toEqual([0.5, 0.75, 1, 1])
})

describe('find over runningSums', () => {
  test.each([
    { weights: [0, 0.5, 0, 0.5, 0] },
    { weights: [0, 0, 1, 0, 0] },
    { weights: [1, 0] },
    { weights: [0, 1] },
    { weights: [1] },
    { weights: Array<number>(10).fill(0.1) },
    { weights: [0, ...Array<number>(10).fill(0.1), 0] },
    { weights: [1 / 3, 1 / 3, 1 / 3] },
    { weights: [1 - 2 ** -53, 2 ** -53] },
    { weights: [1e-300, 1 - 1e-16, 1e-300, 0] },
  ])('no variate picks an entry of weight 0 or falls off the end of $weights', ({ weights }) => {
    for (const u of variates) expect(weights[pick(weights, u)]).toBeGreaterThan(0)
  })

  test('the least variate picks the first positive entry, the greatest the last', () => {
    expect(pick([0, 0.2, 0.5, 0.3, 0], 0)).toBe(1)
    expect(pick([0, 0.2, 0.5, 0.3, 0], 1 - 2 ** -53)).toBe(3)
  })

  test('an entry is picked from its left end on, and not at its right end', () => {
    const quarters = [0.25, 0.25, 0.5]
    expect(pick(quarters, 0.25 - 2 ** -54)).toBe(0)
    expect(pick(quarters, 0.25)).toBe(1)
    expect(pick(quarters, 0.5 - 2 ** -53)).toBe(1)
    expect(pick(quarters, 0.5)).toBe(2)
  })

  test('ten tenths, whose sum is below 1, are each picked by a tenth of the variates', () => {
    const tenths = Array<number>(10).fill(0.1)
    expect(tenths.reduce((sum, p) => sum + p, 0)).toBeLessThan(1)
    const counts = new Float64Array(10)
    for (let i = 0; i < 10_000; i++) counts[pick(tenths, (i + 0.5) / 10_000)]! += 1
    expect([...counts]).toEqual(Array<number>(10).fill(1000))
  })

  test('sums that reach 1 early, by rounding, stay there', () => {
    const weights = [0.7, 0.1, 0.2, 1e-20, 0]
    const sums = runningSums(Float64Array.from(weights), 5)
    expect(sums.every((sum) => sum <= 1)).toBe(true)
    expect([...sums]).toEqual([...sums].sort((a, b) => a - b))
    expect(sums[3]).toBe(1)
  })

  test('rows are summed for themselves', () => {
    const sums = runningSums(Float64Array.of(0.5, 0.5, 0, 0, 0, 1, 0.25, 0.75, 0), 3)
    expect([...sums]).toEqual([0.5, 1, 1, 0, 0, 1, 0.25, 1, 1])
    expect(find(sums, 3, 6, 0)).toBe(5)
    expect(find(sums, 6, 9, 0.25)).toBe(7)
  })

  test('agrees with a walk along the weights, for drawn weights with zeros and any variate', () => {
    const weight = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 1000 }))
    const row = fc.array(weight, { minLength: 1, maxLength: 20 }).filter((w) => w.some((x) => x > 0))
    const variate = fc.integer({ min: 0, max: 2 ** 53 - 1 }).map((k) => k / 2 ** 53)
    fc.assert(
      fc.property(row, variate, (counts, u) => {
        const total = counts.reduce((sum, count) => sum + count, 0)
        const found = pick(
          counts.map((count) => count / total),
          u,
        )
        expect(counts[found]).toBeGreaterThan(0)
        // u lies in the entry's interval, up to the rounding of twenty additions
        const before = counts.slice(0, found).reduce((sum, count) => sum + count, 0) / total
        expect(u).toBeGreaterThanOrEqual(before - 1e-14)
        expect(u).toBeLessThan(before + counts[found]! / total + 1e-14)
      }),
      { seed: 1, numRuns: 1000 },
    )
  })
})
