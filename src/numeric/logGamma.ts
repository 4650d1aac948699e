import { deviance } from './deviance.ts'
import { exp } from './exp.ts'
import { expm1 } from './expm1.ts'
import { log } from './log.ts'
import { log1p } from './log1p.ts'

/** ½ ln 2π */
export const HALF_LOG_TWO_PI = 0.9189385332046728

/** ln Γ(1 + a) for 0 ≤ a ≤ 1, with all its digits near the zeros at both ends. */
export function logGamma1p(a: number): number {
  return a <= 0.5 ? logGammaStep(2, a) - log1p(a) : logGammaStep(2, a - 1)
}

/** B₂ₖ/(2k(2k − 1)), k = 1 … 8: Stirling's series in odd powers of 1/a (Abramowitz and Stegun 6.1.41), good to 1e-17 from 10 on. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400]
const STIRLING_FROM = 10

/**
 * What Stirling's formula misses: ln Γ(a) − (a − ½) ln a + a − ½ ln 2π, to about 1e-15. From below 10 the argument is raised
 * with ln Γ(a + 1) = ln Γ(a) + ln a.
 */
export function stirlingError(a: number): number {
  let raised = 0
  while (a < STIRLING_FROM) {
    raised += (a + 0.5) * (a < 1 ? log1p(a) - log(a) : log1p(1 / a)) - 1
    a += 1
  }
  const z = 1 / a
  let series = 0
  for (let k = STIRLING.length - 1; k >= 0; k--) series = STIRLING[k]! + z * z * series
  return raised + series * z
}

/**
 * ln Γ(a + b) − ln Γ(a) for a > 0 and b > −a, every part of it proportional to b, so that a tiny b keeps its digits.
 */
export function logGammaStep(a: number, b: number): number {
  // Each step raises b·ln a too. A step then adds only about b/(2a²), and a small sum loses no digits.
  let raised = b * log(a)
  while (a < STIRLING_FROM) {
    raised += b * log1p(1 / a) - log1p(b / a)
    a += 1
  }
  const ratio = b / a
  const step = log1p(ratio)
  // Each term of the series changes by a^(1−2k)·((1 + b/a)^(1−2k) − 1).
  let series = 0
  for (let k = STIRLING.length; k >= 1; k--)
    series = STIRLING[k - 1]! * expm1((1 - 2 * k) * step) + series / (a * a)
  return raised + (b - 0.5) * step - a * deviance(ratio) + series / a
}

/**
 * The logarithm of the gamma function.
 *
 * @param x a number above 0
 * @returns ln Γ(x), relative error about 1e-15 (near the zeros at 1 and 2 too); Infinity at 0 and where it overflows; NaN below 0
 * @example logGamma(5) // 3.178053830347946, ln 24
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Infinity : NaN
  if (x <= 0.5) return logGamma1p(x) - log(x)
  if (x <= 1.5) return logGammaStep(2, x - 1) - log1p(x - 1)
  if (x > 10)
    return x > 1e306 && x * (log(x) - 1) === Infinity
      ? Infinity
      : (x - 0.5) * (log(x) - 1) + (HALF_LOG_TWO_PI - 0.5) + stirlingError(x)
  return logGammaStep(2, x - 2)
}

/** Γ(1 + a) for 0 ≤ a ≤ 1. */
export function gamma1p(a: number): number {
  return exp(logGamma1p(a))
}
