/** 2⁶⁴ divided by the golden ratio, made odd: the step of the most even Weyl sequence (Knuth, TAOCP 3, §6.4). */
const step = 0x9e37_79b9_7f4a_7c15n
const mask = 0xffff_ffff_ffff_ffffn
const stepHigh = 0x9e37_79b9
const stepLow = 0x7f4a_7c15

/**
 * u_i = frac(u₀ + i·φ) for i = first, first + 1, …, in 64-bit integer arithmetic: every prefix of the sequence
 * is spread evenly over [0, 1).
 *
 * @param start u₀ as two 32-bit words, high first.
 * @param first index of the first value; any whole number up to 2⁵³.
 */
export function weylInto(
  out: Float64Array,
  start: readonly [number, number],
  first: number,
  length: number,
): void {
  const at = ((BigInt(start[0]) << 32n) + BigInt(start[1]) + BigInt(first) * step) & mask
  let high = Number(at >> 32n)
  let low = Number(at & 0xffff_ffffn)
  for (let i = 0; i < length; i++) {
    out[i] = high * 2.328_306_436_538_696_3e-10 + (low >>> 11) * 1.110_223_024_625_156_5e-16
    low += stepLow
    const carry = low > 0xffff_ffff ? 1 : 0
    low >>>= 0
    high = (high + stepHigh + carry) >>> 0
  }
}
