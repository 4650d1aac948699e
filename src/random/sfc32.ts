/**
 * The state of Chris Doty-Humphrey's small fast chaotic generator with 32-bit words (PractRand, sfc32): a bijection of its
 * 128 bits, of which the last word counts; of period at least 2³² from any state, with no bad states.
 *
 * Four well mixed words need no warming up.
 */
export type Sfc32 = Int32Array

/**
 * Fills a column with uniform variates in [0, 1): multiples of 2⁻⁵³, from the top bits of two words each.
 * The state moves on by two words a variate.
 */
export function uniformInto(out: Float64Array, state: Sfc32, length = out.length): void {
  let a = state[0]!
  let b = state[1]!
  let c = state[2]!
  let counter = state[3]!
  for (let i = 0; i < length; i++) {
    const high = (a + b + counter) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + high) | 0
    const low = (a + b + counter + 1) | 0
    counter = (counter + 2) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + low) | 0
    // 27 bits of one word above 26 of the next
    out[i] = ((high >>> 5) * 67_108_864 + (low >>> 6)) * 1.110_223_024_625_156_5e-16
  }
  state[0] = a
  state[1] = b
  state[2] = c
  state[3] = counter
}

/** One uniform variate in [0, 1), as `uniformInto` fills a column with. */
export function uniformVariate(state: Sfc32): number {
  const high = nextWord(state)
  const low = nextWord(state)
  return ((high >>> 5) * 67_108_864 + (low >>> 6)) * 1.110_223_024_625_156_5e-16
}

/** One uniform variate in (0, 1), for samplers that reject: 0 has no logarithm and is drawn again. */
export function openUniform(state: Sfc32): number {
  for (;;) {
    const u = uniformVariate(state)
    if (u > 0) return u
  }
}

/** One word of 32 random bits, signed. */
export function nextWord(state: Sfc32): number {
  const b = state[1]!
  const c = state[2]!
  const word = (state[0]! + b + state[3]!) | 0
  state[3] = (state[3]! + 1) | 0
  state[0] = b ^ (b >>> 9)
  state[1] = (c + (c << 3)) | 0
  state[2] = (((c << 21) | (c >>> 11)) + word) | 0
  return word
}
