import type { DistributionBody } from './distribution.ts'
import type { ParametersOf } from './ofSpec.ts'
import { scaledBeta } from './scaledBeta.ts'

/** The beta distribution on [0, 1] of shapes `alpha` > 0 and `beta` > 0. */
export function beta(shapes: ParametersOf<'beta'>): DistributionBody {
  return scaledBeta({ ...shapes, min: 0, max: 1 })
}
