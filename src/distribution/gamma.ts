import { gammaQuantile, gammaTail } from '../numeric/gamma.ts'
import type { DistributionBody } from './distribution.ts'
import type { ParametersOf } from './ofSpec.ts'
import { tails } from './tails.ts'

/** The gamma distribution of the given `shape` > 0 and `scale` > 0. */
export function gamma({ shape, scale }: ParametersOf<'gamma'>): DistributionBody {
  return {
    ...tails(0, Infinity, (x, upper) => gammaTail(shape, x / scale, upper)),
    quantile: (p) => scale * gammaQuantile(shape, p),
    recipe: { from: 'gamma', shape, scale },
  }
}
