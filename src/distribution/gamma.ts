import { gammaQuantile, regularizedGammaP, regularizedGammaQ } from '../numeric/gamma.ts'
import type { DistributionBody } from './distribution.ts'
import type { ParametersOf } from './ofSpec.ts'

/** The gamma distribution of the given `shape` > 0 and `scale` > 0. */
export function gamma({ shape, scale }: ParametersOf<'gamma'>): DistributionBody {
  return {
    cdf: (x) => (x <= 0 ? 0 : regularizedGammaP(shape, x / scale)),
    survival: (x) => (x <= 0 ? 1 : regularizedGammaQ(shape, x / scale)),
    quantile: (p) => scale * gammaQuantile(shape, p),
    recipe: { from: 'gamma', shape, scale },
  }
}
