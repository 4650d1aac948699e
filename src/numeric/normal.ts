import { exp } from './exp.ts'
import { log } from './log.ts'

/** Enough steps for the last digit at 5.66, where the continued fraction takes over. */
const FRACTION_STEPS = 30

/** 1/√(2π) */
const DENSITY_AT_0 = 0.3989422804014327

// Cody, Rational Chebyshev approximations for the error function, Math. Comp. 23 (1969) 631-637, as rearranged for the normal
// integral in his Algorithm 715 (ACM TOMS 19, 1993), routine ANORM; coefficients in ascending order.
const SIDE_TOP = [
  9842.714838383978, 11602.65143764735, 6848.190450536283, 2494.5375852903726, 597.2702763948002,
  93.50665613217785, 8.883149794388377, 0.39894151208813466, 1.0765576773720192e-8,
]
const SIDE_BOTTOM = [
  19685.429676859992, 38912.00328609327, 34900.95272114598, 18615.571640885097, 6485.558298266761,
  1519.3775994075547, 235.387901782625, 22.266688044328117, 1,
]
/** Below this |z| the series is short; above it Cody's rational function of the tail applies. */
const BODY_END = 0.66291

/** P(0 < Z ≤ z) for |z| ≤ BODY_END, with all its digits near 0: φ(z)·(z + z³/3 + z⁵/(3·5) + …). */
function body(z: number): number {
  let term = z
  let sum = z
  for (let n = 3; n < 30; n += 2) {
    term *= (z * z) / n
    sum += term
  }
  return sum * DENSITY_AT_0 * exp(-0.5 * z * z)
}

/** P(Z > z)·e^(z²/2) for z ≥ BODY_END. */
function scaledTail(z: number): number {
  if (z < 5.656854249492381) {
    let top = 0
    let bottom = 0
    for (let i = SIDE_TOP.length - 1; i >= 0; i--) {
      top = top * z + SIDE_TOP[i]!
      bottom = bottom * z + SIDE_BOTTOM[i]!
    }
    return top / bottom
  }
  // Laplace's continued fraction, 1/(z + 1/(z + 2/(z + 3/(z + …))))
  let fraction = z
  for (let k = FRACTION_STEPS; k > 0; k--) fraction = z + k / fraction
  return DENSITY_AT_0 / fraction
}

/** P(Z > z) for z ≥ BODY_END. */
function upperTail(z: number): number {
  if (z > 38.5) return 0
  // e^(−z²/2) with z² in two parts: a sixteenth's multiple squares exactly.
  const coarse = Math.floor(z * 16) / 16
  return exp(-coarse * coarse * 0.5) * exp(-(z - coarse) * (z + coarse) * 0.5) * scaledTail(z)
}

/**
 * The standard normal cumulative distribution, P(Z ≤ z), with all its digits in the lower tail.
 *
 * @param z any number
 * @returns a probability; NaN for NaN
 * @example normalCdf(-1.6448536269514722) // 0.050000000000000044
 * Method: Cody (1969), Algorithm 715 (1993) between the series at 0 and the continued fraction far out.
 */
export function normalCdf(z: number): number {
  if (z < -BODY_END) return upperTail(-z)
  if (z > BODY_END) return 1 - upperTail(z)
  return 0.5 + body(z)
}

/**
 * The standard normal survival function, P(Z > z), with all its digits in the upper tail.
 *
 * @param z any number
 * @returns a probability; NaN for NaN
 * @example normalSurvival(1.6448536269514722) // 0.050000000000000044
 */
export function normalSurvival(z: number): number {
  return normalCdf(-z)
}

/** The first guess is at most 0.007 off, and each step about squares the error: three reach the last digit. */
const NEWTON_STEPS = 3

/**
 * The standard normal quantile: the z that a standard normal variable stays below with probability p.
 *
 * @param p a probability in [0, 1]
 * @returns z, relative error below 1e-15; −Infinity at 0, Infinity at 1, NaN outside [0, 1]
 * @example normalQuantile(0.95) // 1.6448536269514722
 * Method: Newton's, on the distribution near 0 and on the logarithm of its tail elsewhere, where it loses nothing however
 * small the tail is; from the first terms of the series at 0, and from Abramowitz and Stegun 26.2.22.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5
  if (Math.abs(q) < 0.246) {
    const x = q / DENSITY_AT_0
    let z = x + (x * x * x) / 6
    for (let i = 0; i < NEWTON_STEPS; i++) z -= (body(z) - q) / (DENSITY_AT_0 * exp(-0.5 * z * z))
    return z
  }
  const tail = q < 0 ? p : 1 - p
  if (!(tail > 0)) return tail === 0 ? q * Infinity : NaN
  const logTail = log(tail)
  const t = Math.sqrt(-2 * logTail)
  let z = t - (2.30753 + 0.27061 * t) / (1 + t * (0.99229 + 0.04481 * t))
  for (let i = 0; i < NEWTON_STEPS; i++) {
    const scaled = scaledTail(z)
    z += ((log(scaled) - 0.5 * z * z - logTail) * scaled) / DENSITY_AT_0
  }
  return q < 0 ? -z : z
}
