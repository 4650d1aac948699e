import { scale } from './bits.ts'
import { exp, expRemainder } from './exp.ts'
import { LN2_HIGH, LN2_LOW } from './log.ts'

/**
 * e^x − 1, with all its digits where x is near 0, the same bits on every JavaScript engine.
 *
 * Use it for small probabilities: −expm1(−h) is the chance of an event with hazard h.
 *
 * @param x any number
 * @returns e^x − 1 within 1 ulp where |x| ≤ ½ ln 2, and elsewhere within 3; −1 for −Infinity, Infinity above 709.782712893384, NaN for NaN;
 * keeps the sign of 0
 * @example expm1(1e-20) // 1e-20
 * Method: x = k·ln 2 + r as for exp, and (e^r − 1)·2^k + (2^k − 1), where the second part is exact.
 */
export function expm1(x: number): number {
  if (Number.isNaN(x)) return x
  if (x > 40) return exp(x) // the 1 is below half an ulp
  if (x < -40) return -1
  if (Math.abs(x) < 5.551115123125783e-17) return x // below 2⁻⁵⁴ the term x²/2 is less than half an ulp of x; −0 stays −0
  const k = Math.floor(Math.LOG2E * x + 0.5)
  const high = x - k * LN2_HIGH
  const low = k * LN2_LOW
  const ofRest = high - (low - expRemainder(high - low))
  return k === 0 ? ofRest : scale(ofRest, k) + (scale(1, k) - 1)
}
