import { double, HIGH, scale, words } from './bits.ts'
import { exponent, LN2_HIGH, LN2_LOW, logRemainder } from './log.ts'

/*
 * Reduction: fdlibm 5.3, s_log1p.c.
 * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 * Developed at SunPro, a Sun Microsystems, Inc. business.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
 */

/**
 * ln(1 + x), with all its digits where x is near 0, the same bits on every JavaScript engine.
 *
 * Use it for the logarithm of a probability near 1: log1p(−p).
 *
 * @param x any number
 * @returns ln(1 + x) within 1 ulp; −Infinity at −1, NaN for NaN and below −1; keeps the sign of 0
 * @example log1p(1e-20) // 1e-20
 * Method: Sun's fdlibm 5.3.
 */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? -Infinity : NaN
  if (x === Infinity) return x
  if (Math.abs(x) < 5.551115123125783e-17) return x // below 2⁻⁵⁴ the term x²/2 is less than half an ulp of x; −0 stays −0
  let k = 0
  let f = x
  let c = 0
  if (x > 0.41421356237309503 || x < -0.2928932188134525) {
    const u = 1 + x
    double[0] = u
    k = exponent(words[HIGH]!)
    f = scale(u, -k) - 1
    // What rounding 1 + x lost, relative to u. Subtracting the larger first makes it exact (fdlibm asks k > 0 instead, which
    // costs it up to 1.05 ulp between √2 − 1 and 1).
    c = (x >= 1 ? 1 - (u - x) : x - (u - 1)) / u
  }
  const s = f / (2 + f)
  const halfSquare = 0.5 * f * f
  const tail = s * (halfSquare + logRemainder(s))
  if (k === 0 && c === 0) return f - (halfSquare - tail)
  return k * LN2_HIGH - (halfSquare - (tail + (k * LN2_LOW + c)) - f)
}
