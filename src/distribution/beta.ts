import type { Distribution } from './distribution.ts'
import { scaledBeta } from './scaledBeta.ts'

/** The beta distribution on [0, 1] of shapes `alpha` > 0 and `beta` > 0. */
export function beta(shapes: { readonly alpha: number; readonly beta: number }): Distribution {
  return scaledBeta('beta', shapes.alpha, shapes.beta, 0, 1)
}
