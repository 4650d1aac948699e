import { logRemainder } from './log.ts'
import { log1p } from './log1p.ts'

/**
 * u − ln(1 + u) for u ≥ −1, with full precision near u = 0: the deviance in which gamma and beta densities are expressed
 * (Loader, Fast and Accurate Computation of Binomial Probabilities, 2000).
 */
export function deviance(u: number): number {
  const s = u / (2 + u)
  if (Math.abs(s) < 0.17) {
    // ln(1 + u) = u − u²/2 + s·(u²/2 + R(s)), the form that log and log1p compute (its fit ends at |s| = 0.1716).
    const halfSquare = 0.5 * u * u
    return halfSquare - s * (halfSquare + logRemainder(s))
  }
  if (u < -0.5 || u > 1) return u - log1p(u)
  // ln(1 + u) = 2(s + s³/3 + s⁵/5 + …) and u − 2s = u·s, so that nothing large cancels; |s| ≤ ⅓ here.
  const square = s * s
  let power = 2 * s * square
  let series = 0
  for (let k = 3; k <= 33; k += 2) {
    series += power / k
    power *= square
  }
  return u * s - series
}
