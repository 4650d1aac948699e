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
 * @returns four 32-bit words, unsigned.
 */
export function philox4x32(
  counter: readonly [number, number, number, number],
  key: readonly [number, number],
): [number, number, number, number] {
  let [x0, x1, x2, x3] = counter
  let [k0, k1] = key
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
  return [x0 >>> 0, x1 >>> 0, x2 >>> 0, x3 >>> 0]
}
