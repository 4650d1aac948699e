import type { Distribution } from './distribution.ts'
import type { ParametersOf } from './ofSpec.ts'
import { scaledBeta, scaledBetaSampler } from './scaledBeta.ts'
import type { Sampler } from './standard.ts'

export function betaSampler(shapes: ParametersOf<'beta'>): Sampler {
  return scaledBetaSampler({ ...shapes, min: 0, max: 1 })
}

/** The beta distribution on [0, 1] of shapes `alpha` > 0 and `beta` > 0. */
export function beta(shapes: ParametersOf<'beta'>): Distribution {
  return scaledBeta('beta', { ...shapes, min: 0, max: 1 })
}
