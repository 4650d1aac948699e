import type { DistributionBody } from './distribution.ts'
import type { ParametersOf } from './ofSpec.ts'
import type { ScaledBeta } from './recipe.ts'
import { scaledBeta } from './scaledBeta.ts'

/** How much the mode weighs against the two ends in a PERT distribution: (min + 4·mode + max)/6 is the mean. */
const LAMBDA = 4

export function scaledBetaOf({ min, mode, max }: ParametersOf<'pert'>): ScaledBeta {
  const width = max - min
  return {
    alpha: 1 + (LAMBDA * (mode - min)) / width,
    beta: 1 + (LAMBDA * (max - mode)) / width,
    min,
    max,
  }
}

/** The PERT distribution (λ = 4): a smooth, beta-shaped estimate from least, most likely and greatest value. */
export function pert(range: ParametersOf<'pert'>): DistributionBody {
  return scaledBeta(scaledBetaOf(range))
}
