import { describe, expect, test } from 'vitest'
import { weylInto, weylLowWord } from '../../src/runs/weyl.ts'

/** The definition, in whole numbers of any size. */
function reference(start: readonly [number, number], index: number): number {
  const step = 0x9e3779b97f4a7c15n
  const at = (BigInt(start[0]) * 2n ** 32n + BigInt(start[1]) + BigInt(index) * step) % 2n ** 64n
  return Number(at >> 11n) / 2 ** 53
}

function sequence(start: readonly [number, number], first: number, length: number): Float64Array {
  const high = new Int32Array(length)
  weylInto(high, start, first, length)
  return Float64Array.from(high, (word, i) => {
    // a word, signed as it comes; then 21 bits of the second
    const low = weylLowWord(start, first + i)
    return (word >>> 0) / 2 ** 32 + Math.floor(low / 2 ** 11) / 2 ** 53
  })
}

const starts: [number, number][] = [
  [0, 0],
  [0xffffffff, 0xffffffff],
  [0x243f6a88, 0x85a308d3],
  [0, 0x80b583eb],
]

describe('weylInto and weylLowWord', () => {
  test('is frac(u₀ + i·φ), at the beginning and beyond 2⁴⁰', () => {
    for (const start of starts)
      for (const first of [0, 1, 16_384, 2 ** 32 - 3, 2 ** 40 + 7, 2 ** 53 - 8]) {
        const out = sequence(start, first, 8)
        out.forEach((u, i) => {
          expect(u).toBe(reference(start, first + i))
        })
      }
  })

  test('φ is the golden ratio’s fraction to 64 bits, made odd', () => {
    // φ = (√5 − 1)/2, from the integer square root of 5·2¹²⁶
    const root = (n: bigint): bigint => {
      let x = 1n << BigInt((n.toString(2).length + 1) >> 1)
      for (;;) {
        const y = (x + n / x) >> 1n
        if (y >= x) return x
        x = y
      }
    }
    const phi = (root(5n << 126n) - (1n << 63n)) | 1n
    expect(phi).toBe(0x9e3779b97f4a7c15n)
    expect(sequence([0, 0], 1, 1)[0]).toBe(Number(phi >> 11n) / 2 ** 53)
  })

  test('stays in [0, 1)', () => {
    for (const start of starts) expect(sequence(start, 0, 10_000).every((u) => u >= 0 && u < 1)).toBe(true)
  })

  test('in parts it is what it is at once', () => {
    const start: [number, number] = [0x243f6a88, 0x85a308d3]
    const whole = sequence(start, 0, 1000)
    expect([...sequence(start, 0, 400), ...sequence(start, 400, 600)]).toEqual([...whole])
  })

  test('every prefix is even: no interval’s count is 5 or more from its share', () => {
    // of 5000 random variates the count in [0, ½) has a standard deviation of 35
    for (const start of starts) {
      const out = sequence(start, 0, 5000)
      for (const edge of [0.001, 0.1, 0.25, 0.5, 0.75, 0.999]) {
        let count = 0
        let worst = 0
        out.forEach((u, i) => {
          if (u < edge) count++
          worst = Math.max(worst, Math.abs(count - (i + 1) * edge))
        })
        expect(worst).toBeLessThan(5)
      }
    }
  })
})
