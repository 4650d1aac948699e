import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digestOf } from '../../src/random/digest.ts'

const mask = 0xffff_ffffn

/** The same from its description: Philox4x32-10 by its paper in whole numbers, chained by h ← E_m(h) ⊕ h. */
function plainDigest(text: string): string {
  const philox = (counter: bigint[], key: [bigint, bigint]): bigint[] => {
    let [a, b, c, d] = counter as [bigint, bigint, bigint, bigint]
    let [k0, k1] = key
    for (let round = 0; round < 10; round++) {
      const left = 0xd2511f53n * a
      const right = 0xcd9e8d57n * c
      ;[a, b, c, d] = [(right >> 32n) ^ b ^ k0, right & mask, (left >> 32n) ^ d ^ k1, left & mask]
      k0 = (k0 + 0x9e3779b9n) & mask
      k1 = (k1 + 0xbb67ae85n) & mask
    }
    return [a, b, c, d]
  }
  const bytes = [...Buffer.from(text, 'utf8')]
  const count = BigInt(bytes.length)
  while (bytes.length % 8 !== 0) bytes.push(0)
  let state = [0x243f6a88n, 0x85a308d3n, 0x13198a2en, 0x03707344n]
  const take = (key: [bigint, bigint]) => {
    const mixed = philox(state, key)
    state = state.map((word, i) => word ^ mixed[i]!)
  }
  const word = (at: number) => bytes.slice(at, at + 4).reduce((sum, byte) => (sum << 8n) + BigInt(byte), 0n)
  for (let at = 0; at < bytes.length; at += 8) take([word(at), word(at + 4)])
  take([count >> 32n, count & mask])
  return state.map((each) => each.toString(16).padStart(8, '0')).join('')
}

describe('digestOf', () => {
  test('is what its description says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        // a lone surrogate has no UTF-8: both sides put U+FFFD
        expect(digestOf(text)).toBe(plainDigest(text))
      }),
      { seed: 1, numRuns: 200 },
    )
  })

  test('tells texts apart that differ in a bit, their length or their order', () => {
    const texts = [
      '',
      'a',
      'aa',
      'aaaa',
      'ab',
      'ba',
      'abab',
      '\0',
      '\0\0',
      'a\0',
      'ä',
      'a'.repeat(8),
      'a'.repeat(16),
    ]
    for (let i = 0; i < 5000; i++) texts.push(`{"seed":"harbour","runs":${i}}`)
    expect(new Set(texts.map(digestOf)).size).toBe(texts.length)
  })

  test('a changed bit changes half of the digest', () => {
    // 400 changes of 128 bits: mean 64, standard error 0.28; beyond 5 of them once in 1.7 million
    let changed = 0
    const ones = (a: string, b: string) =>
      [...(BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2)].filter((bit) => bit === '1').length
    for (let i = 0; i < 400; i++) {
      const bytes = Buffer.from(`the work number ${i}, of some length`)
      const before = digestOf(bytes.toString('latin1'))
      bytes[i % bytes.length]! ^= 1
      changed += ones(before, digestOf(bytes.toString('latin1')))
    }
    expect(Math.abs(changed / 400 - 64)).toBeLessThan(5 * 0.283)
  })
})
