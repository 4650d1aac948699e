import { describe, expect, test } from 'vitest'
import { philox4x32 } from '../../src/random/philox.ts'

type Counter = [number, number, number, number]

const unsigned = (words: Int32Array) => [...Uint32Array.from(words)] as Counter

describe('philox4x32', () => {
  // DEShawResearch/random123, tests/kat_vectors, the rows "philox4x32 10".
  test.each<[string, Counter, [number, number], Counter]>([
    ['zeros', [0, 0, 0, 0], [0, 0], [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]],
    [
      'ones',
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      'the digits of π',
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ])('gives the published answer for a counter and key of %s', (_, counter, key, expected) => {
    expect(unsigned(philox4x32(counter, key))).toEqual(expected)
  })

  test('gives the published stream of counters 1, 2, 3 under the key 1234', () => {
    // apache/commons-rng, Philox4x32Test, made with randomgen 2.3.0, which steps the counter before each block.
    const words = [1, 2, 3].flatMap((counter) => unsigned(philox4x32([counter, 0, 0, 0], [1234, 0])))
    expect(words).toEqual([
      0x9eeede35, 0x1cbe137c, 0xfa277093, 0x147edd50, 0x3fc9c8d8, 0xfc06fa38, 0xcc170b27, 0x891d3b11,
      0xb6269a3e, 0x23b73d6b, 0x72cd7b67, 0xe87c375e,
    ])
  })

  test('agrees with the same function written in big integers', () => {
    const mask = 0xffff_ffffn
    const reference = (counter: Counter, key: [number, number]): number[] => {
      let [a, b, c, d] = counter.map(BigInt) as [bigint, bigint, bigint, bigint]
      let [k, l] = key.map(BigInt) as [bigint, bigint]
      for (let round = 0; round < 10; round++) {
        const left = 0xd2511f53n * a
        const right = 0xcd9e8d57n * c
        ;[a, b, c, d] = [(right >> 32n) ^ b ^ k, right & mask, (left >> 32n) ^ d ^ l, left & mask]
        k = (k + 0x9e3779b9n) & mask
        l = (l + 0xbb67ae85n) & mask
      }
      return [a, b, c, d].map(Number)
    }
    for (let i = 0; i < 100; i++) {
      const counter = unsigned(philox4x32([i, 1, 2, 3], [4, 5]))
      const [k, l] = unsigned(philox4x32([i, 6, 7, 8], [9, 10]))
      expect(unsigned(philox4x32(counter, [k, l]))).toEqual(reference(counter, [k, l]))
    }
  })
})
