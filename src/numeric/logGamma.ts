import { deviance } from './deviance.ts'
import { exp } from './exp.ts'
import { expm1 } from './expm1.ts'
import { log } from './log.ts'
import { log1p } from './log1p.ts'

/** ½ ln 2π */
export const HALF_LOG_TWO_PI = 0.9189385332046728

/** (ζ(k) − 1)/k for k = 2, 3, …: the Taylor coefficients of ln Γ(2 + w), up to sign (Abramowitz and Stegun 6.1.33). */
const ZETA = [
  0.3224670334241132, 0.0673523010531981, 0.020580808427784546, 0.007385551028673986, 0.0028905103307415234,
  0.001192753911703261, 0.0005096695247430425, 0.00022315475845357939, 9.945751278180853e-5,
  4.492623673813314e-5, 2.050721277567069e-5, 9.439488275268397e-6, 4.374866789907488e-6,
  2.039215753801366e-6, 9.55141213040742e-7, 4.492469198764566e-7, 2.1207184805554665e-7,
  1.0043224823968099e-7, 4.7698101693639804e-8, 2.2711094608943164e-8, 1.0838659214896955e-8,
  5.183475041970047e-9, 2.4836745438024785e-9, 1.1921401405860912e-9, 5.731367241678862e-10,
  2.7595228851242334e-10,
]
const ONE_MINUS_EULER = 0.42278433509846713

/** ln Γ(2 + w) for |w| ≤ ½, with all its digits near the zero at w = 0. */
function logGammaNearTwo(w: number): number {
  let sum = 0
  for (let k = ZETA.length - 1; k >= 0; k--) sum = ZETA[k]! - w * sum
  return w * (ONE_MINUS_EULER + w * sum)
}

/** ln Γ(1 + a) for 0 ≤ a ≤ 1, with all its digits near the zeros at both ends. */
export function logGamma1p(a: number): number {
  return a <= 0.5 ? logGammaNearTwo(a) - log1p(a) : logGammaNearTwo(a - 1)
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
 * ln Γ(a + b) − ln Γ(a) for a, b > 0, every part of it proportional to b, so that a tiny b keeps its digits.
 */
export function logGammaStep(a: number, b: number): number {
  let raised = 0
  while (a < STIRLING_FROM) {
    raised -= log1p(b / a)
    a += 1
  }
  const ratio = b / a
  const step = log1p(ratio)
  // Each term of the series changes by a^(1−2k)·((1 + b/a)^(1−2k) − 1).
  let series = 0
  for (let k = STIRLING.length; k >= 1; k--)
    series = STIRLING[k - 1]! * expm1((1 - 2 * k) * step) + series / (a * a)
  return raised + b * log(a + b) - 0.5 * step - a * deviance(ratio) + series / a
}

/**
 * The logarithm of the gamma function.
 *
 * @param x a number above 0
 * @returns ln Γ(x), relative error about 1e-15 (near the zeros at 1 and 2 too); Infinity at 0 and where it overflows; NaN below 0
 * @example logGamma(5) // 3.1780538303479458, ln 24
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.POSITIVE_INFINITY : Number.NaN
  if (x <= 0.5) return logGamma1p(x) - log(x)
  if (x <= 1.5) return logGammaNearTwo(x - 1) - log1p(x - 1)
  if (x > 10)
    return x > 1e306 && x * (log(x) - 1) === Number.POSITIVE_INFINITY
      ? Number.POSITIVE_INFINITY
      : (x - 0.5) * (log(x) - 1) + (HALF_LOG_TWO_PI - 0.5) + stirlingError(x)
  let product = 1
  while (x > 2.5) {
    x -= 1
    product *= x
  }
  return logGammaNearTwo(x - 2) + log(product)
}

/** Γ(1 + a) for 0 ≤ a ≤ 1. */
export function gamma1p(a: number): number {
  return exp(logGamma1p(a))
}
