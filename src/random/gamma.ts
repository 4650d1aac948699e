import { log } from '../numeric/log.ts'
import { normalQuantile } from '../numeric/normal.ts'
import type { Sfc32 } from './sfc32.ts'
import { openUniform } from './sfc32.ts'

/**
 * The logarithm of a standard gamma variate. In logarithms, because for a shape of 0.001 most variates are
 * below the smallest double.
 *
 * @param state the generator; a varying number of words is taken.
 * @param shape above 0; from 1e-300 on the result is finite.
 *
 * Source: G. Marsaglia and W. W. Tsang, A simple method for generating gamma variables, ACM TOMS 26 (2000);
 * shapes below 1 by their boost G(a) = G(a + 1)·U^(1/a).
 */
export function logGammaVariate(state: Sfc32, shape: number): number {
  if (shape < 1) return logGammaVariate(state, shape + 1) + log(openUniform(state)) / shape
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normalQuantile(openUniform(state))
    const v = 1 + c * x
    if (v <= 0) continue
    const logCube = 3 * log(v)
    if (log(openUniform(state)) < 0.5 * x * x + d * (1 - v * v * v + logCube)) return log(d) + logCube
  }
}
