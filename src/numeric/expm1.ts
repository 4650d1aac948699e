import { scale } from './bits.ts'
import { exp } from './exp.ts'

/*
 * Argument reduction and coefficients: fdlibm 5.3, s_expm1.c.
 * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 * Developed at SunPro, a Sun Microsystems, Inc. business.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
 */
const Q1 = -0.03333333333333313
const Q2 = 0.0015873015872548146
const Q3 = -7.93650757867488e-5
const Q4 = 4.008217827329362e-6
const Q5 = -2.0109921818362437e-7
const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
const INVERSE_LN2 = Math.LOG2E

/**
 * e^x − 1, with all its digits where x is near 0, the same bits on every JavaScript engine.
 *
 * Use it for small probabilities: −expm1(−h) is the chance of an event with hazard h.
 *
 * @param x any number
 * @returns e^x − 1 within 1 ulp; −1 for −Infinity, Infinity above 709.782712893384, NaN for NaN; keeps the sign of 0
 * @example expm1(1e-20) // 1e-20
 * Method: Sun's fdlibm 5.3.
 */
export function expm1(x: number): number {
  if (Number.isNaN(x)) return x
  if (x > 40) return exp(x) // the 1 is below half an ulp
  if (x < -40) return -1
  if (Math.abs(x) < 5.551115123125783e-17) return x // below 2⁻⁵⁴ x²/2 is out of sight, and −0 stays
  let k = 0
  let r = x
  let c = 0
  if (Math.abs(x) > 0.34657359027997264) {
    k = Math.abs(x) < 1.0397207708399179 ? (x > 0 ? 1 : -1) : Math.floor(INVERSE_LN2 * x + 0.5)
    const high = x - k * LN2_HIGH
    const low = k * LN2_LOW
    r = high - low
    c = high - r - low // what rounding r lost
  }
  const half = 0.5 * r
  const square = r * half
  const r1 = 1 + square * (Q1 + square * (Q2 + square * (Q3 + square * (Q4 + square * Q5))))
  const t = 3 - r1 * half
  let e = square * ((r1 - t) / (6 - r * t))
  if (k === 0) return r - (r * e - square)
  e = r * (e - c) - c - square
  if (k === -1) return 0.5 * (r - e) - 0.5
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e)
  if (k <= -2 || k > 56) return scale(1 - (e - r), k) - 1
  const inverse = scale(1, -k)
  // The larger of 1 and 2^−k is taken first, so that what is added to it keeps its digits.
  return k < 20 ? scale(1 - inverse - (e - r), k) : scale(r - (e + inverse) + 1, k)
}
