import { betaTail, leadingTerm, logBeta, shiftFromMean } from './beta.ts'
import { exp } from './exp.ts'
import { log } from './log.ts'
import { log1p } from './log1p.ts'
import { logGamma1p, logGammaStep } from './logGamma.ts'
import { normalQuantile } from './normal.ts'

/** A Newton step squares the relative error of the tail, so one more step from here gives full precision. */
const CONVERGED = 1e-8
/** Far more steps than any case in the tests needs. */
const MOST_NEWTON_STEPS = 200
/** ln of an x below which 1 + x is 1. */
const SMALL = -40
/** The log odds of the smallest double. */
const FARTHEST = 745

/**
 * The beta quantile and its distance from 1. Use it where both must have full precision.
 *
 * @param a above 0
 * @param b above 0
 * @param p a probability in [0, 1]
 * @returns [x, 1 − x], each with full precision; NaN outside the ranges
 */
export function betaPair(a: number, b: number, p: number): readonly [number, number] {
  if (!(a > 0 && b > 0) || !(p >= 0 && p <= 1)) return [NaN, NaN]
  if (p === 0 || p === 1) return [p, 1 - p]
  if (a === b && p === 0.5) return [0.5, 0.5]
  const logX = logPowerLaw(a, b, log(p))
  if (logX < SMALL - log(Math.max(1, b))) return [exp(logX), 1]
  const logY = logPowerLaw(b, a, log1p(-p))
  if (logY < SMALL - log(Math.max(1, a))) return [1, exp(logY)]
  const upper = p > 0.5
  const target = upper ? 1 - p : p
  // In u = ln(x/y) the logarithms of both tails are concave, so Newton's steps cannot cycle.
  let low = -FARTHEST
  let high = FARTHEST
  let u = a >= 1 && b >= 1 ? log(a / b) + normalQuantile(p) * Math.sqrt(1 / a + 1 / b) : upper ? -logY : logX
  u = Math.min(Math.max(u, low), high)
  let [x, y] = oddsPair(u)
  for (let i = 0; i < MOST_NEWTON_STEPS; i++) {
    const value = betaTail(a, b, x, y, upper)
    const gap = log(value / target)
    if (gap > 0 === upper) low = u
    else high = u
    // d ln I / du = x y density / I, and x y density is the leading term.
    const step = (gap * value) / leadingTerm(a, b, x, y, shiftFromMean(a, b, x, y))
    const next = upper ? u + step : u - step
    const converged = Math.abs(gap) < CONVERGED
    u = converged || (next > low && next < high) ? next : 0.5 * (low + high)
    const [nextX, nextY] = oddsPair(u)
    const unchanged = nextX === x && nextY === y
    x = nextX
    y = nextY
    if (converged || unchanged) break
  }
  return [x, y]
}

/** ln of the quantile where it is so small that P(X ≤ x) is x^a/(a B) to the last digit; elsewhere a first guess. */
function logPowerLaw(a: number, b: number, logTarget: number): number {
  const logAB = a < 1 ? logGamma1p(a) - logGammaStep(b, a) : log(a) + logBeta(a, b)
  return (logTarget + logAB) / a
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
