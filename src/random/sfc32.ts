/**
 * The state of Chris Doty-Humphrey's small fast chaotic generator with 32-bit words (PractRand, sfc32): a bijection of its
 * 128 bits, of which the last word counts; of period at least 2³² from any state, with no bad states.
 *
 * Four well mixed words need no warming up.
 */
export type Sfc32 = Int32Array

/**
 * One word of 32 random bits, signed.
 *
 * @param lane which of several generators, whose states lie side by side, word by word.
 * @param lanes how many these are.
 */
export function nextWord(state: Sfc32, lane = 0, lanes = 1): number {
  const b = state[lane + lanes]!
  const c = state[lane + 2 * lanes]!
  const counter = state[lane + 3 * lanes]!
  const word = (state[lane]! + b + counter) | 0
  state[lane] = b ^ (b >>> 9)
  state[lane + lanes] = (c + (c << 3)) | 0
  state[lane + 2 * lanes] = (((c << 21) | (c >>> 11)) + word) | 0
  state[lane + 3 * lanes] = (counter + 1) | 0
  return word
}

/** 53 bits as a number in [0, 1): 27 of one word above 26 of the next. */
export function unitOf(high: number, low: number): number {
  return ((high >>> 5) * 67_108_864 + (low >>> 6)) * 1.110_223_024_625_156_5e-16
}

/** One uniform variate in [0, 1), a multiple of 2⁻⁵³. The state moves on by two words. */
export function uniformVariate(state: Sfc32): number {
  const high = nextWord(state)
  return unitOf(high, nextWord(state))
}

/** Fills a column with uniform variates in [0, 1). */
export function uniformInto(out: Float64Array, state: Sfc32, length = out.length): void {
  for (let i = 0; i < length; i++) out[i] = uniformVariate(state)
}

/** One uniform variate in (0, 1), for samplers that reject: 0 has no logarithm and is drawn again. */
export function openUniform(state: Sfc32): number {
  for (;;) {
    const u = uniformVariate(state)
    if (u > 0) return u
  }
}
