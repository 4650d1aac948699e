import alea from 'seedrandom/lib/alea.js'
import { describe, expect, test } from 'vitest'
import { nextWord, uniformInto } from '../../src/random/sfc32.ts'
import { startLanes, streamOf } from '../../src/random/stream.ts'
import { textKey } from '../../src/random/textKey.ts'
import { critical, kolmogorovSmirnov } from '../statistical/kolmogorov.ts'

function firstUniform(seed: string, purpose: string, block: number): number {
  const out = new Float64Array(1)
  uniformInto(out, streamOf(textKey(seed), textKey(purpose), block))
  return out[0]!
}

function stateOf(seed: string, purpose: string, block: number): string {
  return streamOf(textKey(seed), textKey(purpose), block).join()
}

describe('seedrandom’s Alea', () => {
  test('is the generator its README shows', () => {
    // davidbau/seedrandom, README.md, "Other Fast PRNG Algorithms".
    const generator = alea('hello.')
    expect(generator()).toBe(0.4783254903741181)
    expect(generator.double()).toBe(0.8297006866124559)
    expect(generator.int32()).toBe(1076136327)
  })

  test('gives what its own test expects of the seed 1', () => {
    // davidbau/seedrandom, test/prngtest.js, the row "alea": a double, a quick one, an int32
    const generator = alea('1')
    expect(generator.double()).toBe(0.5260470956849501)
    expect(generator()).toBe(0.47771977609954774)
    expect(generator.int32()).toBe(-1625913352)
  })
})

describe('textKey', () => {
  test('is two unsigned words, the same for the same text', () => {
    const key = textKey('harbour')
    expect(key).toEqual(textKey('harbour'))
    for (const word of key) expect(word).toBe(word >>> 0)
    expect(key).toHaveLength(2)
  })

  test('is Alea’s first two words for the UTF-8 bytes of the text, one a character, behind their number', () => {
    const generator = alea('8:r\u00c3\u00a9sum\u00c3\u00a9')
    expect(textKey('résumé')).toEqual([generator.int32() >>> 0, generator.int32() >>> 0])
  })

  test('tells texts apart that repeat each other, or differ above the low byte of a character', () => {
    // the collisions of seedrandom('…') itself, and empty and near-empty texts
    const texts = [
      'a', 'aa', 'aaaa', 'ab', 'abab', 'ababab', 'abc', 'abţ', 'Ā', '\u0000', '\u0000\u0000', '', ' ', '1', '1 ', '01', '1.0',
      'Харьков', 'харьков', '日本', '本日', '😀', '😁', 'é', 'e\u0301',
    ] // biome-ignore format: a table
    expect(new Set(texts.map((text) => textKey(text).join())).size).toBe(texts.length)
  })

  test('gives each of 30,000 numbers and ids a key of its own, as far apart as random words', () => {
    const texts = Array.from({ length: 10_000 }, (_, i) => [`${i}`, `split:b${i}`, `impact:x${i}`]).flat()
    const keys = texts.map(textKey)
    expect(new Set(keys.map((key) => key.join())).size).toBe(texts.length)
    // 30,000 random words of 32 bits have 0.1 pairs in common on average: 4 or more with probability 4e-6
    for (const half of [0, 1] as const)
      expect(keys.length - new Set(keys.map((key) => key[half])).size).toBeLessThan(4)
  })
})

describe('lanes', () => {
  test('are the first four of a purpose’s streams in a block, side by side', () => {
    const lanes = new Int32Array(16)
    startLanes(lanes, [1, 2], [3, 4], 2 ** 53 - 1)
    for (let lane = 0; lane < 4; lane++)
      expect([0, 1, 2, 3].map((k) => lanes[4 * k + lane])).toEqual([
        ...streamOf([1, 2], [3, 4], 2 ** 53 - 1, lane),
      ])
    expect([...streamOf([1, 2], [3, 4], 7, 0)]).toEqual([...streamOf([1, 2], [3, 4], 7)])
  })

  test('of all blocks are pairwise distinct, those of far blocks too', () => {
    const states: string[] = []
    for (const block of [0, 1, 2 ** 24, 2 ** 32, 2 ** 48, 2 ** 53 - 1])
      for (const lane of [0, 1, 2, 3, 4, 255]) states.push(streamOf([1, 2], [3, 4], block, lane).join())
    expect(new Set(states).size).toBe(states.length)
  })

  // It fails for a good generator with probability 0.001.
  test('are independent: the first words of two lanes over 40,000 blocks fill a 20 × 20 table evenly', () => {
    const table = new Float64Array(400)
    for (let block = 0; block < 40_000; block++) {
      const [a, b] = [0, 3].map((lane) => nextWord(streamOf([1, 2], [3, 4], block, lane)) >>> 0) as [
        number,
        number,
      ]
      table[Math.floor((a / 2 ** 32) * 20) * 20 + Math.floor((b / 2 ** 32) * 20)]! += 1
    }
    const chiSquare = table.reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0)
    // the 0.999 quantile of χ² with 399 degrees of freedom, by Wilson and Hilferty's cube: k(1 − 2/9k + z√(2/9k))³
    expect(chiSquare).toBeLessThan(492.05)
  })
})

describe('streamOf', () => {
  test('streams of different seeds, purposes and blocks are pairwise distinct', () => {
    const states: string[] = []
    for (const seed of ['1', '2', '12', 'harbour', ''])
      for (const purpose of ['leaf', 'day', 'start', 'parameter:a', 'parameter:b', 'impact:a', 'split:a'])
        for (const block of [0, 1, 2, 1023, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 1, 2 ** 40, 2 ** 53 - 1])
          states.push(stateOf(seed, purpose, block))
    expect(new Set(states).size).toBe(states.length)
  })

  test('a block beyond 2³² is not the block of its low 32 bits', () => {
    expect(stateOf('1', 'leaf', 2 ** 32 + 5)).not.toBe(stateOf('1', 'leaf', 5))
    expect(stateOf('1', 'leaf', 3 * 2 ** 32)).not.toBe(stateOf('1', 'leaf', 2 ** 32))
  })

  test('block and purpose are not interchangeable', () => {
    expect(streamOf([1, 2], [3, 4], 5)).not.toEqual(streamOf([1, 2], [5, 4], 3))
    expect(streamOf([1, 2], [3, 4], 0)).not.toEqual(streamOf([3, 4], [1, 2], 0))
  })

  test('streams have no words in common where one might be the other shifted', () => {
    // 2,000 words of each of 6 streams: by chance alone 0.02 pairs are equal.
    const words = new Set<number>()
    let drawn = 0
    for (const block of [0, 1, 2, 3, 4, 5]) {
      const state = streamOf(textKey('1'), textKey('leaf'), block)
      for (let i = 0; i < 2000; i++, drawn++) words.add(nextWord(state))
    }
    expect(drawn - words.size).toBeLessThanOrEqual(1)
  })

  // Each of the five that follow fails for a good generator with probability 0.001.
  test('the first uniform over the seeds 0 … 9999 is uniform', () => {
    const sample = Array.from({ length: 10_000 }, (_, seed) => firstUniform(`${seed}`, 'leaf', 0))
    expect(kolmogorovSmirnov(sample, (u) => u)).toBeLessThan(critical(0.001))
  })

  test('the first uniform over 10,000 blocks is uniform', () => {
    const [seed, purpose] = [textKey('harbour'), textKey('day')]
    const out = new Float64Array(10_000)
    for (let block = 0; block < out.length; block++)
      uniformInto(out.subarray(block, block + 1), streamOf(seed, purpose, block))
    expect(kolmogorovSmirnov(out, (u) => u)).toBeLessThan(critical(0.001))
  })

  test('the first uniform over 10,000 purposes is uniform', () => {
    const sample = Array.from({ length: 10_000 }, (_, i) => firstUniform('harbour', `split:b${i}`, 0))
    expect(kolmogorovSmirnov(sample, (u) => u)).toBeLessThan(critical(0.001))
  })

  test('the uniforms of one stream are uniform', () => {
    const out = new Float64Array(100_000)
    uniformInto(out, streamOf(textKey('harbour'), textKey('leaf'), 0))
    expect(kolmogorovSmirnov(out, (u) => u)).toBeLessThan(critical(0.001))
  })

  test('neighbouring seeds, and neighbouring blocks, are uncorrelated', () => {
    // √n times the correlation of n pairs is standard normal: beyond 3.48 with probability 0.0005.
    const correlation = (sample: readonly number[]): number => {
      let sum = 0
      for (let i = 1; i < sample.length; i++) sum += (sample[i - 1]! - 0.5) * (sample[i]! - 0.5) * 12
      return sum / Math.sqrt(sample.length - 1)
    }
    const seeds = Array.from({ length: 10_000 }, (_, seed) => firstUniform(`${seed}`, 'day', 0))
    const blocks = Array.from({ length: 10_000 }, (_, block) => firstUniform('1', 'day', block))
    expect(Math.abs(correlation(seeds))).toBeLessThan(3.48)
    expect(Math.abs(correlation(blocks))).toBeLessThan(3.48)
  })
})
