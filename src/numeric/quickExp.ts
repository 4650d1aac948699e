import { powersOfTwo } from './bits.ts'
import { exp } from './exp.ts'

/** Powers of the 128th root of 2. */
export const roots: Float64Array = /* @__PURE__ */ Float64Array.from({ length: 128 }, (_, j) =>
  exp((j * Math.LN2) / 128),
)
/** 3·2⁵¹: a number below 2⁵¹ that is added to it is rounded to a whole one, whose bits are then the last ones. */
const rounder = 6_755_399_441_055_744

/** Made by a function that is called once, because engines then treat its tables as constants. */
function makeQuickExp(): (x: number) => number {
  const table = roots
  /** [n + 1022] = 2^n */
  const powers = powersOfTwo
  return (x) => {
    if (!(x > -700 && x < 700)) return exp(x)
    const k = x * 184.6649652337873 + rounder - rounder // 128/ln 2
    // ln 2/128 in two parts, of which the first times k is exact
    const r = x - k * 0.00541521234663378 - k * 1.4907929134926466e-12
    const root = table[k & 127]!
    const rest =
      r + r * r * (0.5 + r * (0.16666666666666666 + r * (0.041666666666666664 + r * 0.008333333333333333)))
    return (root + root * rest) * powers[(k >> 7) + 1022]!
  }
}

/**
 * e to the power x, the same bits on every JavaScript engine, in half the time of `exp` and less exact.
 *
 * Use it for random variates, which are made by the million and whose last digit does not matter.
 *
 * @param x any number
 * @returns e^x within 2 ulp; Infinity above 709.78, 0 below −745.13, NaN for NaN
 * @example quickExp(1) // 2.718281828459045
 * Method: x = (128·m + j)·ln 2/128 + r, e^x = 2^m · 2^(j/128) · e^r, the middle factor from a table, the last from four
 * terms of its series, |r| < 0.0028 (P. T. P. Tang, Table-driven implementation of the exponential function, ACM TOMS 15, 1989).
 */
export const quickExp: (x: number) => number = /* @__PURE__ */ makeQuickExp()
