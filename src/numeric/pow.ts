import { double, HIGH, scale, words } from './bits.ts'
import { expRemainder } from './exp.ts'

/*
 * The plan of the computation and the coefficients: fdlibm 5.3, e_pow.c.
 * Copyright (C) 2004 by Sun Microsystems, Inc. All rights reserved.
 * Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.
 */
const L1 = 0.5999999999999946
const L2 = 0.4285714285785502
const L3 = 0.33333332981837743
const L4 = 0.272728123808534
const L5 = 0.23066074577556175
const L6 = 0.20697501780033842
const LN2 = Math.LN2
const LN2_HIGH = 0.6931471824645996
const LN2_LOW = -1.904654299957768e-9
/** 2/(3 ln 2), which turns 3·atanh into a base-2 logarithm, whole and in two parts. */
const C = 0.9617966939259756
const C_HIGH = 0.9617967009544373
const C_LOW = -7.028461650952758e-9
/** log2(1.5) in two parts. */
const LOG_1_5_HIGH = 0.5849624872207642
const LOG_1_5_LOW = 1.350039202129749e-8

/** 2^(high + low), with |low| small against high: the second half of pow. */
function powerOfTwo(high: number, low: number): number {
  const n = Math.floor(high + low + 0.5)
  high -= n
  const t = Math.fround(low + high)
  const u = t * LN2_HIGH
  const v = (low - (t - high)) * LN2 + t * LN2_LOW
  const z = u + v
  const w = v - (z - u)
  return scale(1 + (expRemainder(z) + (w + z * w) + z), n)
}

/** a^y for finite a > 0, a ≠ 1, finite y ≠ 0: y · log2(a) in two doubles (24 leading bits and the rest), then 2 to that power. */
function powPositive(a: number, y: number): number {
  // |log2 a| is between 1.6e-16 and 1074 here, so for these y the result is known without a logarithm.
  if (Math.abs(y) > 1.8446744073709552e19) return a > 1 === y > 0 ? Infinity : 0
  if (Math.abs(y) < 5.421010862427522e-20) return 1
  let n = 0
  if (a < 2.2250738585072014e-308) {
    a *= 18014398509481984 // 2⁵⁴
    n = -54
  }
  double[0] = a
  const e = (words[HIGH]! >> 20) - 1023
  let m = scale(a, -e)
  n += e
  // m is brought into [√3/2, √(3/2)) around 1 or [√(3/2), √3) around 1.5.
  let base = 1
  if (m >= 1.7320508075688772) {
    m *= 0.5
    n += 1
  } else if (m >= 1.224744871391589) base = 1.5

  const difference = m - base
  const inverse = 1 / (m + base)
  const s = difference * inverse
  const sHigh = Math.fround(s)
  const sumHigh = Math.fround(m + base)
  const sumLow = m - (sumHigh - base)
  const sLow = inverse * (difference - sHigh * sumHigh - sHigh * sumLow)
  const s2 = s * s
  const r = s2 * s2 * (L1 + s2 * (L2 + s2 * (L3 + s2 * (L4 + s2 * (L5 + s2 * L6))))) + sLow * (sHigh + s)
  const square = sHigh * sHigh
  const tHigh = Math.fround(3 + square + r)
  const tLow = r - (tHigh - 3 - square)
  const u = sHigh * tHigh
  const v = sLow * tHigh + tLow * s
  const pHigh = Math.fround(u + v)
  const pLow = v - (pHigh - u)
  const zHigh = C_HIGH * pHigh
  const zLow = C_LOW * pHigh + pLow * C + (base === 1 ? 0 : LOG_1_5_LOW)
  const shift = base === 1 ? 0 : LOG_1_5_HIGH
  const logHigh = Math.fround(zHigh + zLow + shift + n)
  const logLow = zLow - (logHigh - n - shift - zHigh)

  const yHigh = Math.fround(y)
  const low = (y - yHigh) * logHigh + y * logLow
  const head = yHigh * logHigh
  const sum = low + head
  if (sum >= 1025) return Infinity
  if (sum <= -1076) return 0
  return powerOfTwo(head, low)
}

/**
 * x to the power y, the same bits on every JavaScript engine.
 *
 * Use it instead of Math.pow and `**`, whose last bit differs between engines and between versions of one engine.
 *
 * @param x any number
 * @param y any number
 * @returns x^y within 1 ulp, exact where the result is; the special cases are ECMAScript's: pow(x, ±0) is 1 for every x,
 * NaN included, pow(x, NaN) and pow(±1, ±Infinity) are NaN, a negative x to a non-integer power is NaN
 * @example pow(2, 0.5) // 1.414213562373095
 * Method: log2 x in two doubles, times y, then 2 to that power (Sun's fdlibm 5.3).
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN
  const a = Math.abs(x)
  if (y === Infinity || y === -Infinity) {
    if (a === 1) return NaN
    return a > 1 === y > 0 ? Infinity : 0
  }
  if (y === 1) return x
  const negative = x < 0 || (x === 0 && 1 / x < 0)
  const odd = negative && Math.abs(y % 2) === 1
  if (a === 0 || a === Infinity) {
    const size = (a === 0) === y > 0 ? 0 : Infinity
    return odd ? -size : size
  }
  if (negative && y !== Math.floor(y)) return NaN
  const size = a === 1 ? 1 : powPositive(a, y)
  return odd ? -size : size
}
