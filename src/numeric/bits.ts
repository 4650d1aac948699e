/** One double and the same eight bytes as two 32-bit words: the scratch buffer of every function that reads or writes bits. */
export const double = new Float64Array(1)
export const words = new Int32Array(double.buffer)

double[0] = 1
/** Where the word with sign and exponent lies: second on little-endian machines, first on the others. */
export const HIGH = words[1] === 0 ? 0 : 1

/** [n + 1022] = 2^n, n in [−1022, 1023]. */
export const powersOfTwo = new Float64Array(2046)
powersOfTwo[1022] = 1
for (let i = 1023; i < 2046; i++) powersOfTwo[i] = powersOfTwo[i - 1]! * 2
for (let i = 1021; i >= 0; i--) powersOfTwo[i] = powersOfTwo[i + 1]! / 2

/**
 * x · 2^n for integers n in [−2000, 2000], rounded once at most. The powers come from a table: faster than building the
 * exponent bit by bit and reading it back through memory.
 */
export function scale(x: number, n: number): number {
  if (n >= -1022 && n <= 1023) return x * powersOfTwo[n + 1022]!
  // Only the last factor can round: the first leaves x a normal number or is exact.
  if (n > 0) return x * powersOfTwo[2045]! * powersOfTwo[n - 1023 + 1022]!
  return x * powersOfTwo[n + 1000 + 1022]! * powersOfTwo[22]!
}
