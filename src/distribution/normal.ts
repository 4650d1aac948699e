import { normalCdf, normalQuantile } from '../numeric/normal.ts'
import type { DistributionBody } from './distribution.ts'
import type { ParametersOf } from './ofSpec.ts'

/** The normal distribution of the given mean and standard deviation `sd` > 0. Its median is `mean`, exactly. */
export function normal({ mean, sd }: ParametersOf<'normal'>): DistributionBody {
  return {
    cdf: (x) => normalCdf((x - mean) / sd),
    survival: (x) => normalCdf((mean - x) / sd),
    quantile: (p) => mean + sd * normalQuantile(p),
    recipe: { from: 'normal', location: mean, scale: sd },
  }
}
