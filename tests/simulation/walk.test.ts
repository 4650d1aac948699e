import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leadingBitsInto } from '../../src/simulation/leadingBits.ts'
import type { Plan } from '../../src/simulation/plan.ts'
import { runningSums } from '../../src/simulation/search.ts'
import { walking } from '../../src/simulation/walk.ts'

/** Rows that each sum to 1, as the columns that a plan has. */
function columnsOf(rows: readonly (readonly number[])[]): Float64Array {
  const count = rows[0]!.length
  const columns = new Float64Array(rows.length * count)
  rows.forEach((row, draw) => {
    const total = row.reduce((a, b) => a + b, 0)
    row.forEach((x, cell) => {
      columns[cell * rows.length + draw] = x / total
    })
  })
  return columns
}

function walked(columns: Float64Array, draws: number, draw: number, word: number, low: number): number {
  const count = columns.length / draws
  const bits = new Uint16Array(columns.length)
  leadingBitsInto(bits, columns, draws, 0, draws)
  const find = walking({ probability: columns, draws, cells: { count } } as unknown as Plan, bits)
  const out = new Int32Array(1)
  find(out, Int32Array.of(draw), Int32Array.of(word), (run) => low + run - 7, 7, 1)
  return out[0]!
}

/** The first entry whose running sum exceeds the variate of 64 bits, in whole numbers of any size. */
function expected(sums: Float64Array, word: number, low: number): number {
  const variate = BigInt(word >>> 0) * 2n ** 32n + BigInt(low)
  return sums.findIndex((sum) => {
    const scaled = sum * 2 ** 64
    return variate < BigInt(Math.floor(scaled)) + (scaled === Math.floor(scaled) ? 0n : 1n)
  })
}

const word = fc.oneof(
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  fc.constantFrom(-(2 ** 31), -1, 0, 1, 2 ** 31 - 1),
)
const low = fc.oneof(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.constantFrom(0, 1, 2 ** 31, 2 ** 32 - 1))
const weight = fc.oneof(
  { weight: 3, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 2 ** -16, 2 ** -32, 2 ** -53, 1e-15, 1e-30, 0.25) },
)

describe('walking', () => {
  test('takes the cell that the variate of 64 bits falls on, where 16 of them leave it open too', () => {
    const rows = fc.integer({ min: 1, max: 40 }).chain((length) =>
      fc.array(
        fc.array(weight, { minLength: length, maxLength: length }).filter((row) => row.some((x) => x > 1e-3)),
        { minLength: 1, maxLength: 3 },
      ),
    )
    fc.assert(
      fc.property(rows, fc.array(fc.tuple(word, low), { minLength: 1 }), (given, pairs) => {
        const columns = columnsOf(given)
        const all = runningSums(columns, given[0]!.length, given.length)
        given.forEach((weights, draw) => {
          const sums = all.subarray(draw * weights.length, (draw + 1) * weights.length)
          // and words that are those of a running sum, where the second word decides
          const ties = [...sums].flatMap((sum) =>
            [0, 7, 2 ** 31, 2 ** 32 - 1].map(
              (second) => [Math.min(2 ** 32 - 1, Math.floor(sum * 2 ** 32)) | 0, second] as const,
            ),
          )
          for (const [first, second] of [...pairs, ...ties]) {
            const found = walked(columns, given.length, draw, first, second)
            expect(found).toBe(expected(sums, first, second))
            expect(weights[found]).toBeGreaterThan(0)
          }
        })
      }),
      { seed: 1, numRuns: 300 },
    )
  })

  test.each([
    { weights: [0, 0.5, 0, 0.5, 0] },
    { weights: [0, 0, 1, 0, 0] },
    { weights: [0, ...Array<number>(10).fill(0.1), 0] },
    { weights: [1e15, 1e-15] },
  ])('never falls on a weight of 0, or off the end, of $weights', ({ weights }) => {
    const columns = columnsOf([weights])
    for (const first of [-(2 ** 31), -1, 0, 1, 2 ** 31 - 1])
      for (const second of [0, 2 ** 32 - 1])
        expect(weights[walked(columns, 1, 0, first, second)]).toBeGreaterThan(0)
  })
})
