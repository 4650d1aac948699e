import { deviance } from './deviance.ts'
import { exp } from './exp.ts'
import { expm1 } from './expm1.ts'
import { log } from './log.ts'
import { pow } from './pow.ts'
import { gamma1p, HALF_LOG_TWO_PI, logGamma, logGamma1p, stirlingError } from './stirling.ts'
import { tailIntegral, tailWidth } from './tailIntegral.ts'

export { logGamma }

/** Above this shape the series and the fraction near x = a take more steps (about 3√a) than the integral has nodes. */
const LARGE_SHAPE = 1e4
/** Below LARGE_SHAPE no series or fraction here needs a tenth of this. */
const MOST_STEPS = 10_000

/** x^a e^(−x) / Γ(a + 1), through the deviance, so that large a costs no digits. */
function leadingTerm(a: number, x: number): number {
  if (a < 1) return (pow(x, a) * exp(-x)) / gamma1p(a)
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
    if (Math.abs(factor - 1) < 1.2e-16) break
  }
  return h
}

/** The smaller tail for large a, as leadingTerm times the integral of the density relative to x, away from the mode a − 1. */
function largeShape(a: number, x: number, upper: boolean): number {
  const k = a - 1
  const slope = Math.abs(x - k)
  const decay = upper
    ? (s: number) => slope * s + k * deviance(s)
    : (s: number) => (s < 1 ? slope * s + k * deviance(-s) : Number.POSITIVE_INFINITY)
  return leadingTerm(a, x) * a * tailIntegral(decay, tailWidth(slope, k))
}

/** Q(a, x) for a < 1 and x below 1.1, without forming 1 − P: for tiny a it is about a times the exponential integral. */
function upperSmall(a: number, x: number): number {
  const logRatio = a * log(x) - logGamma1p(a)
  let term = 1
  let sum = 0
  for (let n = 1; n < 100; n++) {
    term *= -x / n
    const next = sum + term / (a + n)
    if (next === sum) break
    sum = next
  }
  return -expm1(logRatio) - exp(logRatio) * a * sum
}

/** Both tails of the gamma distribution at x: the lower, or the upper. */
function tail(a: number, x: number, upper: boolean): number {
  if (!(a > 0) || !(x >= 0)) return Number.NaN
  if (x === 0) return upper ? 1 : 0
  if (x === Number.POSITIVE_INFINITY) return upper ? 0 : 1
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
 * @example regularizedGammaP(1, 1) // 0.6321205588285577, 1 − 1/e
 */
export function regularizedGammaP(a: number, x: number): number {
  return tail(a, x, false)
}

/**
 * The regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x), with all its digits where it is small.
 *
 * @param a shape, above 0
 * @param x at least 0
 * @returns a probability; NaN outside the ranges
 * @example regularizedGammaQ(1, 50) // 1.9287498479639178e-22, e⁻⁵⁰
 */
export function regularizedGammaQ(a: number, x: number): number {
  return tail(a, x, true)
}

/**
 * ln of the gamma quantile of scale 1, for shapes so small that the quantile itself is below the smallest double.
 *
 * @param a shape, above 0
 * @param p a probability in [0, 1]
 * @returns ln x with P(a, x) = p; −Infinity at 0, Infinity at 1, NaN outside the ranges
 */
export function logGammaQuantile(a: number, p: number): number {
  if (!(a > 0) || !(p >= 0 && p <= 1)) return Number.NaN
  if (p === 0) return Number.NEGATIVE_INFINITY
  if (p === 1) return Number.POSITIVE_INFINITY
  // Where x is tiny, P is x^a/Γ(a + 1) to the last digit.
  const small = (log(p) + (a <= 1 ? logGamma1p(a) : logGamma(a + 1))) / a
  if (small < -40) return small
  const upper = p > 0.5
  const target = log(upper ? 1 - p : p)
  let low = -745
  let high = Math.max(log(a), 0) + 8
  let u = Math.min(Math.max(a < 1 ? Math.min(small, 3) : log(a), low), high)
  for (let i = 0; i < 200; i++) {
    const x = exp(u)
    const value = tail(a, x, upper)
    const gap = (log(value) - target) * (upper ? -1 : 1)
    if (gap === 0) return u
    if (gap > 0) high = u
    else low = u
    // d ln P / d ln x = x · density / P, and x · density = a · leadingTerm.
    const step = (gap * value) / (a * leadingTerm(a, x))
    let next = u - step
    if (!(next > low && next < high)) next = (low + high) / 2
    if (next === u || Math.abs(next - u) < 1e-16 * Math.abs(u)) return next
    u = next
  }
  return u
}

/**
 * The gamma quantile of scale 1: the x that a gamma variable of shape a stays below with probability p.
 *
 * @param a shape, above 0
 * @param p a probability in [0, 1]
 * @returns x; 0 where it is below the smallest double (logGammaQuantile tells by how much); NaN outside the ranges
 * @example gammaQuantile(1, 0.5) // 0.6931471805599453, ln 2
 */
export function gammaQuantile(a: number, p: number): number {
  return exp(logGammaQuantile(a, p))
}
