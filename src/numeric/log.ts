import { double, HIGH, scale, words } from './bits.ts'

/*
 * Reduction and coefficients: fdlibm 5.3, e_log.c.
 * Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 * Developed at SunSoft, a Sun Microsystems, Inc. business.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
 */
export const LN2_HIGH = 0.6931471803691238
export const LN2_LOW = 1.9082149292705877e-10

/** The k that brings a number 2^k·m into m in [√½, √2), from the high word of its bits. */
export function exponent(high: number): number {
  // Adding 0x95f64 carries into bit 20 where the mantissa lies above √2.
  return (high >> 20) - 1023 + (((high & 0xfffff) + 0x95f64) >> 20)
}

/** log(1 + f) − f + f²/2 over s = f/(2 + f), as s² times a polynomial in s²: the Remez fit that log and log1p share. */
export function logRemainder(s: number): number {
  // Inside the function engines treat these as constants, even where a bundler turns module constants into variables.
  const L1 = 0.6666666666666735
  const L2 = 0.3999999999940942
  const L3 = 0.2857142874366239
  const L4 = 0.22222198432149784
  const L5 = 0.1818357216161805
  const L6 = 0.15313837699209373
  const L7 = 0.14798198605116586
  const z = s * s
  const w = z * z
  return w * (L2 + w * (L4 + w * L6)) + z * (L1 + w * (L3 + w * (L5 + w * L7)))
}

/**
 * Natural logarithm, the same bits on every JavaScript engine.
 *
 * Use it instead of Math.log, whose last bit differs between engines.
 *
 * @param x any number
 * @returns ln x within 1 ulp; −Infinity at 0, Infinity at Infinity, NaN for NaN and below 0
 * @example log(10) // 2.302585092994046
 * Method: x = 2^k·(1 + f) with 1 + f in [√½, √2), s = f/(2 + f), a polynomial in s² (Sun's fdlibm 5.3).
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN
  if (x === Infinity) return x
  const ln2High = 0.6931471803691238
  const ln2Low = 1.9082149292705877e-10
  let k = 0
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984 // 2⁵⁴: a subnormal becomes normal
    k = -54
  }
  double[0] = x
  const e = exponent(words[HIGH]!)
  const f = scale(x, -e) - 1
  k += e
  const s = f / (2 + f)
  const halfSquare = 0.5 * f * f
  return k * ln2High - (halfSquare - (s * (halfSquare + logRemainder(s)) + k * ln2Low) - f)
}
