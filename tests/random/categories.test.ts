import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Categories, categoriesOf, settled } from '../../src/random/categories.ts'
import { runningSums } from '../../src/runs/search.ts'
import { firstBeyond, low, weightRows, word } from './variates64.ts'

/** What the guide says, and the search where it says nothing. */
function choose(categories: Categories, row: number, word: number, low: number): number {
  const { guide, bits, within } = categories
  const said = guide[(row << bits) + (word >>> (32 - bits))]!
  const edge = said & ((1 << within) - 1)
  const part = (word << bits) >>> (32 - within)
  if (said < 0 || part === edge) return settled(categories, row, word, () => low, 0)
  return (said >>> within) + (part > edge ? 1 : 0)
}

function tableOf(rows: readonly (readonly number[])[], choices: number): Categories {
  const length = rows[0]!.length
  const shares = rows.flatMap((row) => {
    const total = row.reduce((a, b) => a + b, 0)
    return row.map((x) => x / total)
  })
  return categoriesOf(runningSums(Float64Array.from(shares), length), length, choices)
}

describe('a choice', () => {
  test('is the category that the variate of 64 bits falls on, however large the guide', () => {
    fc.assert(
      fc.property(
        weightRows,
        fc.constantFrom(1, 1e9),
        fc.array(fc.tuple(word, low), { minLength: 1 }),
        (given, choices, pairs) => {
          const table = tableOf(given, choices)
          const { sums, rowLength } = table
          given.forEach((weights, row) => {
            // and words that are those of a running sum, where the second word decides
            const ties = [...sums.subarray(row * rowLength, (row + 1) * rowLength)].flatMap((sum) =>
              [0, 7, 2 ** 31, 2 ** 32 - 1].map(
                (second) => [Math.min(2 ** 32 - 1, Math.floor(sum * 2 ** 32)) | 0, second] as const,
              ),
            )
            for (const [first, second] of [...pairs, ...ties]) {
              const found = choose(table, row, first, second)
              expect(found).toBe(
                firstBeyond(sums.subarray(row * rowLength, (row + 1) * rowLength), first, second),
              )
              expect(weights[found]).toBeGreaterThan(0)
            }
          })
        },
      ),
      { seed: 1, numRuns: 300 },
    )
  })

  test.each([
    { weights: [0, 0.5, 0, 0.5, 0] },
    { weights: [0, 0, 1, 0, 0] },
    { weights: Array<number>(10).fill(0.1) },
    { weights: [0, ...Array<number>(10).fill(0.1), 0] },
    { weights: [1e15, 1e-15] },
  ])('never falls on a weight of 0, or off the end, of $weights', ({ weights }) => {
    const table = tableOf([weights], 1e6)
    for (const first of [-(2 ** 31), -1, 0, 1, 2 ** 31 - 1])
      for (const second of [0, 2 ** 32 - 1]) {
        const found = choose(table, 0, first, second)
        expect(weights[found]).toBeGreaterThan(0)
      }
  })

  test('the guide says of nearly all variates what they mean', () => {
    const table = tableOf([Array.from({ length: 365 }, (_, i) => 1 + (i % 7))], 1e9)
    const open = table.guide.filter((said) => said < 0).length
    expect(open).toBe(0)
  })

  test('the guide is no larger than the choices are worth', () => {
    const rows = Array.from({ length: 2000 }, () => Array<number>(50).fill(1))
    expect(tableOf(rows, 1e9).guide.length).toBeGreaterThan(100_000)
    expect(tableOf(rows, 1e9).guide.length).toBeLessThanOrEqual(2 ** 22)
    expect(tableOf(rows, 1000).guide.length).toBeLessThanOrEqual(2 ** 16)
  })
})
