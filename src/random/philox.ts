/** Multipliers and Weyl increments of Philox4x32 (Salmon, Moraes, Dror & Shaw, SC 2011, §3.3 and table 2). */
const multiplier0 = 0xd2511f53
const multiplier1 = 0xcd9e8d57
const increment0 = 0x9e3779b9
const increment1 = 0xbb67ae85
const rounds = 10

/** The high 32 bits of the 64-bit product of two 32-bit words. */
function highProduct(a: number, b: number): number {
  const aLow = a & 0xffff
  const aHigh = a >>> 16
  const bLow = b & 0xffff
  const bHigh = b >>> 16
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16)
  return (aHigh * bHigh + Math.floor(middle / 0x10000) + (((middle % 0x10000) + aLow * bHigh) >>> 16)) >>> 0
}

/**
 * Philox4x32-10: a bijection of 128-bit counters under a 64-bit key, used here as a mixing function.
 *
 * Being a bijection it gives different counters different outputs: streams of one seed never start alike.
 *
 * @param counter four 32-bit words.
 * @param key two 32-bit words.
 * @param out where they go.
 * @returns four 32-bit words, as signed as they come.
 */
export function philox4x32(
  counter: ArrayLike<number>,
  key: ArrayLike<number>,
  out: Int32Array = new Int32Array(4),
): Int32Array {
  let x0 = counter[0]!
  let x1 = counter[1]!
  let x2 = counter[2]!
  let x3 = counter[3]!
  let k0 = key[0]!
  let k1 = key[1]!
  for (let round = 0; round < rounds; round++) {
    const high0 = highProduct(multiplier0, x0 >>> 0)
    const high1 = highProduct(multiplier1, x2 >>> 0)
    const low0 = Math.imul(multiplier0, x0)
    const low1 = Math.imul(multiplier1, x2)
    x0 = high1 ^ x1 ^ k0
    x1 = low1
    x2 = high0 ^ x3 ^ k1
    x3 = low0
    k0 = (k0 + increment0) | 0
    k1 = (k1 + increment1) | 0
  }
  out[0] = x0
  out[1] = x1
  out[2] = x2
  out[3] = x3
  return out
}
