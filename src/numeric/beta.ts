import { complementSeries } from './complementSeries.ts'
import { deviance } from './deviance.ts'
import { exp } from './exp.ts'
import { log } from './log.ts'
import { log1p } from './log1p.ts'
import { HALF_LOG_TWO_PI, logGamma, logGamma1p, logGammaStep, stirlingError } from './logGamma.ts'
import { hypotenuse, tailIntegral, tailWidth } from './tailIntegral.ts'

/** Above these shapes the integral, whose cost is fixed, is cheaper than the continued fraction. */
const LARGE_SHAPES = 1e7
/** More steps than the continued fraction takes for any shapes below LARGE_SHAPES. */
const MOST_STEPS = 5_000
/** Rounding can keep a factor that has converged one ulp away from 1. */
const CONVERGENT = 3e-16

/**
 * ln of the beta function B(a, b) = Γ(a)Γ(b)/Γ(a + b).
 *
 * @param a above 0
 * @param b above 0
 * @returns ln B(a, b); NaN outside the ranges
 * @example logBeta(2, 3) // -2.484906649788001, ln 1/12
 */
export function logBeta(a: number, b: number): number {
  if (a < b) return logBeta(b, a)
  const n = a + b
  if (b > 10) {
    const rest = stirlingError(a) + stirlingError(b) - stirlingError(n)
    return HALF_LOG_TWO_PI - 0.5 * log((a / n) * b) - a * log1p(b / a) - b * log1p(a / b) + rest
  }
  if (a > 10) return logGamma(b) - logGammaStep(a, b)
  return logGamma(a) + logGamma(b) - logGamma(n)
}

/** a·b − product exactly, product being a·b rounded (Dekker, Numer. Math. 18, 1971); 0 where the splitting would overflow. */
function productError(a: number, b: number, product: number): number {
  if (Math.abs(a) > 1e290 || Math.abs(b) > 1e290) return 0
  const aHigh = a * 134217729 - (a * 134217729 - a)
  const bHigh = b * 134217729 - (b * 134217729 - b)
  const aLow = a - aHigh
  const bLow = b - bHigh
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow)
}

/**
 * x·b − y·a = n·(x − mean) for the smaller of x and y as given, the other being its complement before rounding. In a narrow
 * distribution (large a, b) everything hangs on this difference: rounding 1 − x alone would cost five digits at 1e6.
 */
export function shiftFromMean(a: number, b: number, x: number, y: number): number {
  if (x > y) return -shiftFromMean(b, a, y, x)
  const complement = 1 - x
  const lost = 1 - complement - x
  const xb = x * b
  const ya = complement * a
  return xb - ya + (productError(x, b, xb) - productError(complement, a, ya) - lost * a)
}

/** x^a y^b / B(a, b) through the deviance, so that large a and b cost no digits; `shift` is shiftFromMean. */
export function leadingTerm(a: number, b: number, x: number, y: number, shift: number): number {
  const n = a + b
  const decay = deviances(a, x, n, shift) + deviances(b, y, n, -shift)
  const rest = stirlingError(a) + stirlingError(b) - stirlingError(n)
  return exp(-decay - rest - HALF_LOG_TWO_PI) * Math.sqrt((a / n) * b)
}

/** a·deviance(shift/a), where shift/a is x·n/a − 1: far from 0 each form is the one that loses nothing. */
function deviances(a: number, x: number, n: number, shift: number): number {
  const u = shift / a
  if (u < -0.5) return shift - a * log((x / a) * n)
  // shift/a may overflow for tiny a
  return u > 1e300 ? shift - a * (log(shift) - log(a)) : a * deviance(u)
}

/**
 * leadingTerm / I_x(a, b) for x below (a + 1)/(a + b + 2), by the continued fraction of DiDonato and Morris (Algorithm 708,
 * ACM TOMS 18, 1992), which takes x near the mean only through `shift`; evaluated forwards (Lentz). Some √min(a, b) steps.
 */
function fraction(a: number, b: number, x: number, y: number, shift: number): number {
  let value = (a / (a + 1)) * (1 - shift)
  let c = value
  let d = 0
  for (let n = 1; n < MOST_STEPS; n++) {
    const r = (n * x) / (a + (2 * n - 1))
    // Each large factor meets its small one first: b² may overflow.
    const numerator = ((a + (n - 1)) / (a + (2 * n - 1))) * ((a + b + (n - 1)) * x) * ((b - n) * r)
    const denominator = n + (b - n) * r + ((a + n) / (a + 2 * n + 1)) * (1 - shift + n * (1 + y))
    d = 1 / (denominator + numerator * d)
    c = denominator + numerator / c
    const factor = c * d
    value *= factor
    if (Math.abs(factor - 1) < CONVERGENT) break
  }
  return value
}

/**
 * 1 − I_x(a, b) for a < 1 and x below (a + 1)/(a + b + 2), without forming 1 − I: for tiny a it is about proportional to a.
 * I is x^a/(a B) · (1 + a Σ (1 − b)ₙ xⁿ / (n! (a + n))), Abramowitz and Stegun 26.5.4 with 15.3.3.
 */
function upperSmall(a: number, b: number, x: number): number {
  const logRatio = a * log(x) - logGamma1p(a) + logGammaStep(b, a)
  return complementSeries(a, logRatio, (n) => (n - b) * (x / n))
}

/** I_x(a, b) / leadingTerm for x below the mode, both shapes large: the integral of the density relative to x. */
function largeShapes(a: number, b: number, x: number, y: number, shift: number): number {
  const odds = x / y
  const slope = Math.max(0, (x - y - shift) / y)
  const decay = (s: number) =>
    s < 1 ? slope * s + (a - 1) * deviance(-s) + (b - 1) * deviance(odds * s) : Infinity
  return tailIntegral(decay, tailWidth(slope, hypotenuse(Math.sqrt(a - 1), odds * Math.sqrt(b - 1)))) / y
}

/** P(X ≤ x), or P(X > x), of a beta variable; y = 1 − x is passed, since rounding x near 1 loses the digits of 1 − x. */
export function betaTail(a: number, b: number, x: number, y: number, upper: boolean): number {
  if (!(a > 0 && b > 0)) return NaN
  if (!(x > 0)) return x <= 0 ? (upper ? 1 : 0) : NaN
  if (!(y > 0)) return upper ? 0 : 1
  const shift = shiftFromMean(a, b, x, y)
  const large = a > LARGE_SHAPES && b > LARGE_SHAPES
  // The integral wants x below the mode (a − 1)/(a + b − 2), the fraction below (a + 1)/(a + b + 2); otherwise the other tail.
  if (shift > (large ? x - y : y - x)) return betaTail(b, a, y, x, !upper)
  const leading = leadingTerm(a, b, x, y, shift)
  if (leading === 0) return upper ? 1 : 0
  const value = large ? leading * largeShapes(a, b, x, y, shift) : leading / fraction(a, b, x, y, shift)
  if (!upper) return value
  return a < 1 && value > 0.75 ? upperSmall(a, b, x) : 1 - value
}

/**
 * The regularised incomplete beta function I_x(a, b): the cumulative distribution of a beta variable.
 *
 * @param a above 0
 * @param b above 0
 * @param x in [0, 1]
 * @returns a probability with all its digits where it is small
 * @example regularizedBeta(2, 3, 0.5) // 0.6875
 */
export function regularizedBeta(a: number, b: number, x: number): number {
  return betaTail(a, b, x, 1 - x, false)
}

/** 1 − I_x(a, b), with all its digits where it is small. */
export function regularizedBetaComplement(a: number, b: number, x: number): number {
  return betaTail(a, b, x, 1 - x, true)
}
