/** 2⁶⁴ divided by the golden ratio, made odd: the step of the most even Weyl sequence (Knuth, TAOCP 3, §6.4). */
const step = 0x9e37_79b9_7f4a_7c15n
const mask = 0xffff_ffff_ffff_ffffn
const stepHigh = 0x9e37_79b9
const stepLow = 0x7f4a_7c15

/** Where the sequence starts, u₀, as two 32-bit words, high first. */
export type WeylStart = readonly [number, number]

function valueAt(start: WeylStart, index: number): bigint {
  return ((BigInt(start[0]) << 32n) + BigInt(start[1]) + BigInt(index) * step) & mask
}

/**
 * The high words of u_i = frac(u₀ + i·φ) for i = first, first + 1, …, in 64-bit integer arithmetic: every prefix
 * of the sequence is spread evenly over [0, 1).
 *
 * @param out words, as signed as they come.
 * @param first index of the first value; any whole number up to 2⁵³.
 */
export function weylInto(out: Int32Array, start: WeylStart, first: number, length: number): void {
  const at = valueAt(start, first)
  let high = Number(at >> 32n) | 0
  let low = Number(at & 0xffff_ffffn)
  for (let i = 0; i < length; i++) {
    out[i] = high
    low += stepLow
    const carry = low > 0xffff_ffff ? 1 : 0
    low >>>= 0
    high = (high + stepHigh + carry) | 0
  }
}

/** The low word of u_i, unsigned. */
export function weylLowWord(start: WeylStart, index: number): number {
  return Number(valueAt(start, index) & 0xffff_ffffn)
}
