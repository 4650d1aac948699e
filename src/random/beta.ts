import { exp } from '../numeric/exp.ts'
import { gammaVariate, logGammaVariate } from './gamma.ts'
import type { Sfc32 } from './sfc32.ts'

/**
 * A beta variate x and its complement y = 1 − x, each with its own digits: of tiny shapes x or y is below the
 * smallest double, and then 0.
 *
 * @param state the generator; a varying number of words is taken.
 * @param alpha above 0
 * @param beta above 0
 *
 * Source: x = G(alpha)/(G(alpha) + G(beta)), L. Devroye, Non-Uniform Random Variate Generation (1986), IX.4.1; in
 * logarithms where a shape is below 1.
 */
export function betaVariate(state: Sfc32, alpha: number, beta: number): { x: number; y: number } {
  if (alpha >= 1 && beta >= 1) {
    const a = gammaVariate(state, alpha)
    const b = gammaVariate(state, beta)
    return { x: a / (a + b), y: b / (a + b) }
  }
  const difference = logGammaVariate(state, alpha) - logGammaVariate(state, beta)
  const ratio = exp(-Math.abs(difference))
  const less = ratio / (1 + ratio)
  const more = 1 / (1 + ratio)
  return difference < 0 ? { x: less, y: more } : { x: more, y: less }
}
