import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blocksText, joinBlocks, missingFrom } from '../../../src/runs/shards/joinBlocks.ts'
import { PartError } from '../../../src/runs/shards/partError.ts'
import { shardBlocks } from '../../../src/runs/shards/shardBlocks.ts'

const named = (...ranges: [number, number][]) =>
  ranges.map((range, i) => ({ name: `p${i}`, blocks: [range] }))

describe('joinBlocks', () => {
  test('joins neighbours, in order', () => {
    expect(joinBlocks(named([4, 6], [0, 2], [2, 3]))).toEqual([
      [0, 3],
      [4, 6],
    ])
  })

  test('refuses a block that two parts hold, by name', () => {
    expect(() => joinBlocks(named([0, 4], [6, 8], [2, 3]))).toThrow(PartError)
    expect(() => joinBlocks(named([0, 4], [6, 8], [2, 3]))).toThrow('p0 and p2 both hold block 3;')
    expect(() => joinBlocks(named([0, 4], [2, 9]))).toThrow('p0 and p1 both hold blocks 3 to 4;')
  })
})

test('missingFrom is what is left out, at either end and between', () => {
  expect(
    missingFrom(
      [
        [1, 2],
        [4, 6],
      ],
      8,
    ),
  ).toEqual([
    [0, 1],
    [2, 4],
    [6, 8],
  ])
  expect(missingFrom([[0, 8]], 8)).toEqual([])
  expect(missingFrom([], 2)).toEqual([[0, 2]])
  expect(blocksText([2, 3])).toBe('block 3')
  expect(blocksText([2, 5])).toBe('blocks 3 to 5')
})

describe('shardBlocks', () => {
  test('shares are all blocks, each once, and differ by one at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 2 ** 37 }), (of, blocks) => {
        const ranges = Array.from({ length: of }, (_, i) => shardBlocks({ index: i + 1, of }, blocks))
        ranges.forEach(([first, end], i) => {
          expect(first).toBe(i === 0 ? 0 : ranges[i - 1]![1])
          expect([Math.floor(blocks / of), Math.ceil(blocks / of)]).toContain(end - first)
        })
        expect(ranges.at(-1)![1]).toBe(blocks)
      }),
      { seed: 1 },
    )
  })

  test('a million shares of all the runs there can be', () => {
    expect(shardBlocks({ index: 1_000_000, of: 1_000_000 }, 2 ** 37)[1]).toBe(2 ** 37)
  })

  test.each([
    undefined,
    { index: 0, of: 2 },
    { index: 3, of: 2 },
    { index: 1.5, of: 2 },
    { index: 1, of: 1e7 },
    { index: '1', of: 1 },
  ])('%o is refused', (shard) => {
    expect(() => shardBlocks(shard as never, 10)).toThrow('shard: expected { index, of }')
  })
})
