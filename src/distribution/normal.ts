import { normalCdf, normalQuantile, normalSurvival } from '../numeric/normal.ts'
import type { Distribution } from './distribution.ts'
import { drawnFrom } from './standard.ts'

/** The normal distribution of the given mean and standard deviation `sd` > 0. Its median is `mean`, exactly. */
export function normal({ mean, sd }: { readonly mean: number; readonly sd: number }): Distribution {
  return {
    kind: 'normal',
    cdf: (x) => normalCdf((x - mean) / sd),
    survival: (x) => normalSurvival((x - mean) / sd),
    quantile: (p) => mean + sd * normalQuantile(p),
    ...drawnFrom({ from: 'normal', location: mean, scale: sd }),
    mean,
    support: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  }
}
