import { double, HIGH, scale, words } from './bits.ts'
import { exp } from './exp.ts'
import { exponent, log } from './log.ts'

/**
 * x^y for x ≥ 0, for callers who do not need the last bit. It reuses exp and log, which every bundle has, and is a third
 * of the code of `pow`.
 *
 * @param x at least 0
 * @param y any number
 * @returns x^y, relative error below (3 + |y|)·2⁻⁵³; x itself where y is 1, and exact where x is a power of 2 and y whole
 * @example positivePower(9, 0.5) // 3
 * Method: of x = m·2^e, 2^(y·e) is split off, so that only y·ln m, which is small, is rounded.
 */
export function positivePower(x: number, y: number): number {
  if (y === 1) return x
  double[0] = x
  const e = exponent(words[HIGH]!)
  // Out of this range the result is near 0 or Infinity, or x is subnormal and its bits do not hold its exponent.
  if (!(x > 2.3e-308 && Math.abs(y * e) < 1900 && Math.abs(y) < 1900)) return exp(y * log(x))
  const high = Math.fround(y)
  const product = high * e
  const n = Math.floor(product + 0.5)
  const rest = product - n + (y - high) * e
  return scale(exp(rest * Math.LN2 + y * log(scale(x, -e))), n)
}
