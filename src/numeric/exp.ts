import { powersOfTwo, scale } from './bits.ts'
import { LN2_HIGH, LN2_LOW } from './log.ts'

/*
 * Argument reduction and coefficients: fdlibm 5.3, e_exp.c.
 * Copyright (C) 2004 by Sun Microsystems, Inc. All rights reserved.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
 */

/** e^r − 1 − r for |r| ≤ ½ ln 2, which exp and expm1 share. */
export function expRemainder(r: number): number {
  // Inside the function engines treat these as constants, even where a bundler turns module constants into variables.
  const P1 = 0.16666666666666602
  const P2 = -0.0027777777777015593
  const P3 = 6.613756321437934e-5
  const P4 = -1.6533902205465252e-6
  const P5 = 4.1381367970572385e-8
  const t = r * r
  const c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))))
  return (r * c) / (2 - c)
}

/**
 * e to the power x, the same bits on every JavaScript engine.
 *
 * Use it instead of Math.exp, whose last bit differs between engines.
 *
 * @param x any number
 * @returns e^x within 1 ulp; Infinity above 709.782712893384, 0 below −745.1332191019411, NaN for NaN
 * @example exp(1) // 2.718281828459045
 * Method: x = k·ln 2 + r with |r| ≤ ½ ln 2, then Remez's rational approximation of e^r (Sun's fdlibm 5.3).
 */
export function exp(x: number): number {
  // The ends of the range are in a function of their own, so that this one is short enough to be inlined into loops. The
  // plus tells the compiler that they give numbers too; otherwise it would box every result.
  if (!(x > -708 && x < 709) || x === 1) return +atEnds(x)
  // Within ½ ln 2 there is nothing to reduce, and k = 0 gives r = x exactly.
  const k = Math.floor(Math.LOG2E * x + 0.5)
  return reduced(x, k) * powersOfTwo[k + 1022]!
}

/** e^(x − k·ln 2) */
function reduced(x: number, k: number): number {
  const high = x - k * LN2_HIGH
  const low = k * LN2_LOW
  return 1 - (low - expRemainder(high - low) - high)
}

function atEnds(x: number): number {
  if (x === 1) return Math.E // the rounded number itself: the formula would be 0.9 ulp off
  if (x > 709.782712893384) return Infinity
  if (x < -745.1332191019412) return 0
  const k = Math.floor(Math.LOG2E * x + 0.5)
  return scale(reduced(x, k), k)
}
