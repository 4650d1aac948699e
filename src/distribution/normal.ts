import { normalCdf, normalQuantile, normalSurvival } from '../numeric/normal.ts'
import type { Distribution } from './distribution.ts'
import type { ParametersOf } from './ofSpec.ts'
import { drawnFrom, type Sampler } from './standard.ts'

export function normalSampler({ mean, sd }: ParametersOf<'normal'>): Sampler {
  return drawnFrom({ from: 'normal', location: mean, scale: sd })
}

/** The normal distribution of the given mean and standard deviation `sd` > 0. Its median is `mean`, exactly. */
export function normal(parameters: ParametersOf<'normal'>): Distribution {
  const { mean, sd } = parameters
  return {
    kind: 'normal',
    cdf: (x) => normalCdf((x - mean) / sd),
    survival: (x) => normalSurvival((x - mean) / sd),
    quantile: (p) => mean + sd * normalQuantile(p),
    ...normalSampler(parameters),
    mean,
    support: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  }
}
