import type { Sfc32 } from '../../src/random/sfc32.ts'

/** A state of four words. */
export function sfc32(words: ArrayLike<number>): Sfc32 {
  return Int32Array.from(words)
}

/** 9 · 954437177 = 2·2³² + 1. */
const inverseOf9 = 954_437_177

/**
 * A state of sfc32 whose next two words are given ones. Two words of the state are free: one, `b`, and the counter.
 *
 * The first word is a + b + counter; the second (b ^ b >>> 9) + 9c + counter + 1.
 */
export function stateBefore(high: number, low: number, b = 0, counter = 0): Sfc32 {
  const c = Math.imul(low - (b ^ (b >>> 9)) - counter - 1, inverseOf9)
  return sfc32([(high - b - counter) | 0, b, c, counter])
}

/** The state that so many words later is the given one: the generator is a bijection. */
export function stateEarlier(state: Sfc32, words: number): Sfc32 {
  let [a, b, c, counter] = state as unknown as [number, number, number, number]
  for (let i = 0; i < words; i++) {
    const earlierC = Math.imul(b, inverseOf9)
    const word = (c - ((earlierC << 21) | (earlierC >>> 11))) | 0
    // a is x ^ x >>> 9 of the x wanted: the highest nine bits are right, and each round mends nine more
    let earlierB = a
    for (let round = 0; round < 3; round++) earlierB = a ^ (earlierB >>> 9)
    counter = (counter - 1) | 0
    a = (word - earlierB - counter) | 0
    b = earlierB
    c = earlierC
  }
  return sfc32([a, b, c, counter])
}

/** The uniform variates that samplers have broken on. */
export const stubUniforms = [0, 2 ** -53, 0.5, 1 - 2 ** -53] as const

/** A state whose next uniform variate is the given one. */
export function stateBeforeUniform(u: number, b = 0, counter = 0): Sfc32 {
  const bits = u * 2 ** 53
  // 27 bits of one word above 26 of the next
  return stateBefore(Math.floor(bits / 2 ** 26) * 2 ** 5, (bits % 2 ** 26) * 2 ** 6, b, counter)
}
