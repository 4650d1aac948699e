import { complementSeries } from './complementSeries.ts'
import { deviance } from './deviance.ts'
import { exp } from './exp.ts'
import { log } from './log.ts'
import { gamma1p, HALF_LOG_TWO_PI, logGamma, logGamma1p, stirlingError } from './logGamma.ts'
import { normalQuantile } from './normal.ts'
import { positivePower } from './positivePower.ts'
import { tailIntegral, tailWidth } from './tailIntegral.ts'

/** Above this shape the series and the fraction near x = a, some 8√a steps, take longer than the integral, whose cost is fixed. */
const LARGE_SHAPE = 1e6
/** More steps than the series or the fraction takes for any shape below LARGE_SHAPE. */
const MOST_STEPS = 20_000
/** Rounding can keep a factor that has converged one ulp away from 1. */
const CONVERGENT = 3e-16
/** ln of an x below which 1 + x is 1. */
const SMALL = -40
/** Newton's method squares the relative error: one more step from here is exact to the last digit. */
const CONVERGED = 1e-8
/** Far more than any case in the tests takes. */
const MOST_NEWTON_STEPS = 200

/** x^a e^(−x) / Γ(a + 1), through the deviance, so that large a costs no digits. */
function leadingTerm(a: number, x: number): number {
  if (a < 1) return (positivePower(x, a) * exp(-x)) / gamma1p(a)
  const ratio = x / a
  const d = ratio < 0.5 ? a * (ratio - 1 - log(ratio)) : a * deviance((x - a) / a)
  return exp(-d - stirlingError(a) - HALF_LOG_TWO_PI) / Math.sqrt(a)
}

/** P(a, x) / leadingTerm by its power series: for x below a. */
function lowerSeries(a: number, x: number): number {
  let term = 1
  let sum = 1
  for (let n = 1; n < MOST_STEPS; n++) {
    term *= x / (a + n)
    sum += term
    if (term < sum * 1.1e-16) break
  }
  return sum
}

/** Q(a, x) / (a · leadingTerm) by Legendre's continued fraction, evaluated forwards (Lentz): for x above a. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = 1e300
  let d = 1 / b
  let h = d
  for (let i = 1; i < MOST_STEPS; i++) {
    const numerator = -i * (i - a)
    b += 2
    d = 1 / (numerator * d + b)
    c = b + numerator / c
    const factor = c * d
    h *= factor
    if (Math.abs(factor - 1) < CONVERGENT) break
  }
  return h
}

/** The smaller tail for large a, as leadingTerm times the integral of the density relative to x, away from the mode a − 1. */
function largeShape(a: number, x: number, upper: boolean): number {
  const k = a - 1
  const slope = Math.abs(x - k)
  const decay = upper
    ? (s: number) => slope * s + k * deviance(s)
    : (s: number) => (s < 1 ? slope * s + k * deviance(-s) : Infinity)
  return leadingTerm(a, x) * a * tailIntegral(decay, tailWidth(slope, Math.sqrt(k)))
}

/** Q(a, x) for a < 1 and x below 1.1, without forming 1 − P: for tiny a it is about a times the exponential integral. */
function upperSmall(a: number, x: number): number {
  return complementSeries(a, a * log(x) - logGamma1p(a), (n) => -x / n)
}

/** P(a, x), or Q(a, x) if `upper`: P(X ≤ x), or P(X > x), of a gamma variable of shape a and scale 1. */
export function gammaTail(a: number, x: number, upper: boolean): number {
  if (!(a > 0) || !(x >= 0)) return NaN
  if (x === 0) return upper ? 1 : 0
  if (x === Infinity) return upper ? 0 : 1
  if (a < 1 && x < 1.1) return upper ? upperSmall(a, x) : Math.min(1, leadingTerm(a, x) * lowerSeries(a, x))
  if (a > LARGE_SHAPE) {
    const computesUpper = x >= a - 1
    const value = largeShape(a, x, computesUpper)
    return computesUpper === upper ? value : 1 - value
  }
  const computesUpper = x >= a && x >= 1.1
  const leading = leadingTerm(a, x)
  const value =
    leading === 0 ? 0 : computesUpper ? leading * a * upperFraction(a, x) : leading * lowerSeries(a, x)
  return computesUpper === upper ? value : 1 - value
}

/**
 * The regularised lower incomplete gamma function P(a, x): the cumulative distribution of a gamma variable of shape a, scale 1.
 *
 * @param a shape, above 0
 * @param x at least 0
 * @returns a probability with all its digits where it is small; NaN outside the ranges
 * @example regularizedGammaP(1, 1) // 0.6321205588285579, 1 − 1/e
 */
export function regularizedGammaP(a: number, x: number): number {
  return gammaTail(a, x, false)
}

/**
 * The regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x), with all its digits where it is small.
 *
 * @param a shape, above 0
 * @param x at least 0
 * @returns a probability; NaN outside the ranges
 * @example regularizedGammaQ(1, 50) // 1.9287498479639188e-22, e⁻⁵⁰
 */
export function regularizedGammaQ(a: number, x: number): number {
  return gammaTail(a, x, true)
}

/** ln x where x is so small that P(a, x) = x^a/Γ(a + 1) to the last digit; elsewhere a bound or a first guess. */
function logSmallQuantile(a: number, p: number): number {
  return (log(p) + (a <= 1 ? logGamma1p(a) : logGamma(a + 1))) / a
}

/**
 * The gamma quantile of scale 1: the x that a gamma variable of shape a stays below with probability p.
 *
 * @param a shape, above 0
 * @param p a probability in [0, 1]
 * @returns x; 0 where it is below the smallest double (logGammaQuantile tells by how much); NaN outside the ranges
 * @example gammaQuantile(1, 0.5) // 0.6931471805599453, ln 2
 * Method: Newton's on the logarithm of the smaller tail, which is concave in ln x, inside a bracket.
 */
export function gammaQuantile(a: number, p: number): number {
  if (!(a > 0) || !(p >= 0 && p <= 1)) return NaN
  if (p === 0 || p === 1) return p === 0 ? 0 : Infinity
  const small = logSmallQuantile(a, p)
  if (small < SMALL) return exp(small)
  const upper = p > 0.5
  const target = upper ? 1 - p : p
  let low = 0
  let high = Infinity
  // First guess: the cube of Wilson and Hilferty (1931), where it is positive.
  const root = 1 - 1 / (9 * a) + normalQuantile(p) / (3 * Math.sqrt(a))
  let x = a >= 1 && root > 0.2 ? a * root * root * root : exp(small)
  for (let i = 0; i < MOST_NEWTON_STEPS; i++) {
    const value = gammaTail(a, x, upper)
    const gap = log(value / target)
    if (gap > 0 === upper) low = x
    else high = x
    // d ln P / d ln x = a · leadingTerm / P. The lower tail is nearly a power of x, the upper one nearly exponential in it.
    const step = (gap * value) / (a * leadingTerm(a, x))
    const next = upper ? x + x * step : x * exp(-step)
    if (Math.abs(gap) < CONVERGED) return next
    const inside = next > low && next < high ? next : high === Infinity ? 2 * x : bisect(low, high)
    if (inside === x) break
    x = inside
  }
  return x
}

/** A point well inside a bracket of positive numbers, halving exponents first. */
function bisect(low: number, high: number): number {
  return high > 4 * low ? Math.sqrt(Math.max(low, 1e-300)) * Math.sqrt(high) : 0.5 * (low + high)
}

/**
 * ln of the gamma quantile of scale 1, for shapes so small that the quantile itself is below the smallest double.
 *
 * @param a shape, above 0
 * @param p a probability in [0, 1]
 * @returns ln x with P(a, x) = p; −Infinity at 0, Infinity at 1, NaN outside the ranges
 * @example logGammaQuantile(1e-300, 0.5) // -6.931471805599452e+299
 */
export function logGammaQuantile(a: number, p: number): number {
  if (!(a > 0) || !(p >= 0 && p <= 1)) return NaN
  const small = logSmallQuantile(a, p)
  return small < SMALL ? small : log(gammaQuantile(a, p))
}
