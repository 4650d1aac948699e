import { deviance } from './deviance.ts'
import { exp } from './exp.ts'
import { log } from './log.ts'
import { log1p } from './log1p.ts'
import { HALF_LOG_TWO_PI, logGamma, stirlingError } from './stirling.ts'

const MOST_STEPS = 20_000
const MOST_NEWTON_STEPS = 200

/**
 * ln of the beta function B(a, b) = Γ(a)Γ(b)/Γ(a + b).
 *
 * @param a above 0
 * @param b above 0
 * @returns ln B(a, b); NaN outside the ranges
 * @example logBeta(2, 3) // -2.4849066497880004, ln 1/12
 */
export function logBeta(a: number, b: number): number {
  if (a < b) return logBeta(b, a)
  const n = a + b
  if (b > 10) {
    const rest = stirlingError(a) + stirlingError(b) - stirlingError(n)
    return HALF_LOG_TWO_PI - 0.5 * log((a / n) * b) - a * log1p(b / a) - b * log1p(a / b) + rest
  }
  if (a > 10) {
    // ln Γ(a) − ln Γ(n) from Stirling's formula, its large parts cancelled by hand.
    const ratio = b / a
    return (
      logGamma(b) +
      0.5 * log1p(ratio) +
      a * deviance(ratio) -
      b * log(n) +
      (stirlingError(a) - stirlingError(n))
    )
  }
  return logGamma(a) + logGamma(b) - logGamma(n)
}

/** x^a y^b / B(a, b) with y = 1 − x, through the deviance, so that large a and b cost no digits. */
function leadingTerm(a: number, b: number, x: number, y: number): number {
  const n = a + b
  const shift = x * b - y * a
  const da = shift / a < -0.5 ? a * (shift / a - log((x * n) / a)) : a * deviance(shift / a)
  const db = shift / b > 0.5 ? b * (-shift / b - log((y * n) / b)) : b * deviance(-shift / b)
  return (
    exp(-da - db - (stirlingError(a) + stirlingError(b) - stirlingError(n)) - HALF_LOG_TWO_PI) *
    Math.sqrt((a / n) * b)
  )
}

/** a·I_x(a, b) / leadingTerm by the continued fraction 26.5.8 of Abramowitz and Stegun, evaluated forwards (Lentz). */
function fraction(a: number, b: number, x: number): number {
  let c = 1
  let d = 1 / (1 - ((a + b) * x) / (a + 1))
  let h = d
  for (let m = 1; m < MOST_STEPS; m++) {
    const even = (m / (a + 2 * m - 1)) * ((b - m) / (a + 2 * m)) * x
    d = 1 / (1 + even * d)
    c = 1 + even / c
    h *= d * c
    const odd = -((a + m) / (a + 2 * m)) * ((a + b + m) / (a + 2 * m + 1)) * x
    d = 1 / (1 + odd * d)
    c = 1 + odd / c
    const factor = d * c
    h *= factor
    if (Math.abs(factor - 1) < 1.2e-16) break
  }
  return h
}

/** P(X ≤ x), or P(X > x), of a beta variable; y = 1 − x is passed, since near 1 only it knows the digits. */
export function betaTail(a: number, b: number, x: number, y: number, upper: boolean): number {
  if (!(a > 0 && b > 0)) return Number.NaN
  if (!(x > 0)) return x <= 0 ? (upper ? 1 : 0) : Number.NaN
  if (!(y > 0)) return upper ? 0 : 1
  const leading = leadingTerm(a, b, x, y)
  const computesUpper = x > (a + 1) / (a + b + 2)
  const value =
    leading === 0 ? 0 : computesUpper ? (leading * fraction(b, a, y)) / b : (leading * fraction(a, b, x)) / a
  return computesUpper === upper ? value : 1 - value
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

/**
 * The beta quantile and its distance from 1, for callers who need the digits of both.
 *
 * @param a above 0
 * @param b above 0
 * @param p a probability in [0, 1]
 * @returns [x, 1 − x], each with all its digits; NaN outside the ranges
 */
export function betaPair(a: number, b: number, p: number): readonly [number, number] {
  if (!(a > 0 && b > 0) || !(p >= 0 && p <= 1)) return [Number.NaN, Number.NaN]
  if (p === 0 || p === 1) return [p, 1 - p]
  if (a === b && p === 0.5) return [0.5, 0.5]
  const upper = p > 0.5
  const target = log(upper ? 1 - p : p)
  // u = ln(x/y): the logarithms of both tails are concave in it, so that Newton's steps cannot run in circles.
  let low = -745
  let high = 745
  let u = Math.min(Math.max(log(a) - log(b), low), high)
  for (let i = 0; i < MOST_NEWTON_STEPS; i++) {
    const [x, y] = oddsPair(u)
    const value = betaTail(a, b, x, y, upper)
    const gap = (log(value) - target) * (upper ? -1 : 1)
    if (gap > 0) high = u
    else low = u
    // d ln I / du = x y density / I, and x y density is the leading term.
    let next = gap === 0 ? u : u - (gap * value) / leadingTerm(a, b, x, y)
    if (!(next > low && next < high) && next !== u) next = (low + high) / 2
    if (Math.abs(next - u) <= 1e-16 * Math.abs(u)) return oddsPair(next)
    u = next
  }
  return oddsPair(u)
}

/** x and y = 1 − x with ln(x/y) = u. */
function oddsPair(u: number): readonly [number, number] {
  const small = exp(-Math.abs(u))
  const whole = 1 / (1 + small)
  return u > 0 ? [whole, small * whole] : [small * whole, whole]
}

/**
 * The beta quantile: the x that a beta variable stays below with probability p.
 *
 * @param a above 0
 * @param b above 0
 * @param p a probability in [0, 1]
 * @returns x in [0, 1]; NaN outside the ranges
 * @example betaQuantile(2, 2, 0.5) // 0.5
 */
export function betaQuantile(a: number, b: number, p: number): number {
  return betaPair(a, b, p)[0]
}
