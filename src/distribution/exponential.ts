import type { DistributionBody } from './distribution.ts'
import type { ParametersOf } from './ofSpec.ts'
import { weibull } from './weibull.ts'

/** The exponential distribution of the given `mean` > 0: the wait for an event of constant hazard 1/mean. */
export function exponential({ mean }: ParametersOf<'exponential'>): DistributionBody {
  return weibull({ shape: 1, scale: mean })
}
