import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import type { Sfc32 } from './sfc32.ts'
import { openUniform } from './sfc32.ts'
import { normalVariate } from './ziggurat.ts'

/**
 * (d, v) of a gamma variate d·v³ of a shape of at least 1.
 *
 * Source: G. Marsaglia and W. W. Tsang, A simple method for generating gamma variables, ACM TOMS 26 (2000).
 */
function cube(state: Sfc32, d: number): number {
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normalVariate(state)
    const v = 1 + c * x
    if (v <= 0) continue
    const square = x * x
    const u = openUniform(state)
    // below the curve for certain, without a logarithm: their squeeze
    if (u < 1 - 0.0331 * square * square) return v
    if (log(u) < 0.5 * square + d * (1 - v * v * v + 3 * log(v))) return v
  }
}

/**
 * The logarithm of a standard gamma variate. In logarithms, because for a shape of 0.001 most variates are
 * below the smallest double.
 *
 * @param state the generator; a varying number of words is taken.
 * @param shape above 0; from 1e-300 on the result is finite.
 *
 * Source: `cube`; shapes below 1 by Marsaglia and Tsang's boost G(a) = G(a + 1)·U^(1/a).
 */
export function logGammaVariate(state: Sfc32, shape: number): number {
  if (shape < 1) return logGammaVariate(state, shape + 1) + log(openUniform(state)) / shape
  const d = shape - 1 / 3
  return log(d) + 3 * log(cube(state, d))
}

/** A standard gamma variate of a shape above 0; 0 where it is below the smallest double. */
export function gammaVariate(state: Sfc32, shape: number): number {
  if (shape < 1) return exp(logGammaVariate(state, shape))
  const d = shape - 1 / 3
  const v = cube(state, d)
  return d * v * v * v
}
