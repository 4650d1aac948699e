import { exp } from './exp.ts'

/** e^(−t) falls below 2⁻⁵⁴ of the whole before each end; see the test for how the step was chosen. */
const STEP = 1 / 12
const FIRST = -4.25
const LAST = 3.75

/**
 * ∫ e^(−decay(s)) ds from 0 to infinity for a smooth decay that rises from 0, by the double exponential rule
 * s = width·exp(t − e^(−t)), whose cost does not grow with the parameters of a distribution.
 *
 * @param decay rises from decay(0) = 0; Infinity where the integrand ends
 * @param width where decay is about 1
 * Method: Takahasi and Mori, Double exponential formulas for numerical integration, Publ. RIMS 9 (1974) 721-741.
 */
export function tailIntegral(decay: (s: number) => number, width: number): number {
  let sum = 0
  for (let t = FIRST; t <= LAST; t += STEP) {
    const inner = exp(-t)
    const s = width * exp(t - inner)
    sum += exp(-decay(s)) * s * (1 + inner)
  }
  return sum * STEP
}

/** Where slope·s + curvature·s²/2 reaches 1: the width of a tail from the first two derivatives of its decay. */
export function tailWidth(slope: number, curvature: number): number {
  return 2 / (slope + Math.sqrt(slope * slope + 2 * curvature))
}
