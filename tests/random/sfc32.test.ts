import { describe, expect, test } from 'vitest'
import { nextWord, openUniform, type Sfc32, uniformInto } from '../../src/random/sfc32.ts'
import { sfc32 } from './craftedState.ts'

/** PractRand's seeding: the counter starts at 1 and fifteen words are thrown away. */
function warmedUp(a: number, b: number, c: number): Sfc32 {
  const state = sfc32([a, b, c, 1])
  for (let i = 0; i < 15; i++) nextWord(state)
  return state
}

/** The two words of a uniform variate, by hand. */
function uniformOf(high: number, low: number): number {
  return ((high >>> 5) * 2 ** 26 + (low >>> 6)) / 2 ** 53
}

// 9 · 954437177 = 2·2³² + 1: with b = 0 and counter = 0 the second word is 9c + 1 modulo 2³².
const inverseOf9 = 954_437_177
const bothWordsZero = [0, 0, -inverseOf9, 0]
const bothWordsOnes = [-1, 0, Math.imul(-2, inverseOf9), 0]

describe('sfc32', () => {
  test.each([
    {
      // rust-random/rngs, rand_sfc/src/sfc32.rs
      abc: [0, 2, 1],
      words: [
        0x03b80bb8, 0xa87dbc7e, 0x1787178c, 0x4c7b7234, 0xc65dade2, 0x2c692349, 0xf52c2153, 0xdf098072,
        0x9d49b03c, 0x9562381a, 0xc9b41738, 0x64b75e54, 0x36ce9b32, 0xf106947e, 0x0afc726b, 0x549bbc87,
      ],
    },
    {
      // apache/commons-rng, DotyHumphreySmallFastCounting32Test, from PractRand 0.94
      abc: [0xbb3c4104, 0x02294965, 0xda1ce2a9],
      words: [
        0x89b5c414, 0x7ee57639, 0xdbe18f7b, 0x94aa0162, 0xa22bff0a, 0x21c91fb8, 0x2c6fd6fe, 0xcda90d13,
        0x019684ca, 0xe5b400c0, 0x459d8590, 0x3aec0a1e, 0x254dac77, 0xbe10ae80, 0x9ac27819, 0xd17d10c6,
      ],
    },
  ])('gives the published words from the seed $abc', ({ abc, words }) => {
    const state = warmedUp(abc[0]!, abc[1]!, abc[2]!)
    expect(words.map(() => nextWord(state) >>> 0)).toEqual(words)
  })

  test('uniformInto, openUniform and pairs of nextWord give one stream', () => {
    const words = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344]
    const [column, single, pair] = [sfc32(words), sfc32(words), sfc32(words)]
    const out = new Float64Array(1000)
    uniformInto(out, column)
    for (const u of out) {
      expect(openUniform(single)).toBe(u)
      expect(uniformOf(nextWord(pair), nextWord(pair))).toBe(u)
    }
    expect([...column]).toEqual([...single])
    expect([...column]).toEqual([...pair])
  })

  test('filling a column in two parts is filling it at once', () => {
    const [whole, parts] = [new Float64Array(100), new Float64Array(100)]
    const [a, b] = [sfc32([1, 2, 3, 4]), sfc32([1, 2, 3, 4])]
    uniformInto(whole, a)
    uniformInto(parts, b, 37)
    uniformInto(parts.subarray(37), b)
    expect(parts).toEqual(whole)
  })

  test('fills no more than it is asked to', () => {
    const out = new Float64Array(5).fill(-1)
    uniformInto(out, sfc32([1, 2, 3, 4]), 3)
    expect([...out].map((u) => u === -1)).toEqual([false, false, false, true, true])
  })

  test('the least uniform variate is 0, which openUniform draws again', () => {
    const out = new Float64Array(2)
    uniformInto(out, sfc32(bothWordsZero))
    expect(out[0]).toBe(0)
    expect(out[1]).toBeGreaterThan(0)
    expect(openUniform(sfc32(bothWordsZero))).toBe(out[1])
  })

  test('the greatest uniform variate is 1 − 2⁻⁵³', () => {
    const out = new Float64Array(1)
    uniformInto(out, sfc32(bothWordsOnes))
    expect(out[0]).toBe(1 - 2 ** -53)
    expect(openUniform(sfc32(bothWordsOnes))).toBe(1 - 2 ** -53)
  })

  test('the counter may pass 2³²', () => {
    const [column, words] = [sfc32([5, 6, 7, -1]), sfc32([5, 6, 7, -1])]
    const out = new Float64Array(3)
    uniformInto(out, column)
    for (const u of out) expect(uniformOf(nextWord(words), nextWord(words))).toBe(u)
    expect(column[3]).toBe(5)
  })
})
