import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { leadingBitsInto } from '../../src/runs/leadingBits.ts'
import type { Plan } from '../../src/runs/plan.ts'
import { runningSums } from '../../src/runs/search.ts'
import { walking } from '../../src/runs/walk.ts'
import { firstBeyond, low, weightRows, word } from '../random/variates64.ts'

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

describe('walking', () => {
  test('takes the cell that the variate of 64 bits falls on, where 16 of them leave it open too', () => {
    fc.assert(
      fc.property(weightRows, fc.array(fc.tuple(word, low), { minLength: 1 }), (given, pairs) => {
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
            expect(found).toBe(firstBeyond(sums, first, second))
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
