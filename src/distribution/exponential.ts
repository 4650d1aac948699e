import { exp } from '../numeric/exp.ts'
import { expm1 } from '../numeric/expm1.ts'
import { log1p } from '../numeric/log1p.ts'
import type { DistributionBody } from './distribution.ts'
import type { ParametersOf } from './ofSpec.ts'

/** The exponential distribution of the given `mean` > 0: the wait for an event of constant hazard 1/mean. */
export function exponential({ mean }: ParametersOf<'exponential'>): DistributionBody {
  return {
    cdf: (x) => (x <= 0 ? 0 : -expm1(-x / mean)),
    survival: (x) => (x <= 0 ? 1 : exp(-x / mean)),
    quantile: (p) => (p === 0 ? 0 : -mean * log1p(-p)),
    recipe: { from: 'exponential', scale: mean, power: 1 },
  }
}
