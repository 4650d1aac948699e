import { exp } from '../numeric/exp.ts'
import { normalCdf, normalQuantile } from '../numeric/normal.ts'
import type { Family } from './family.ts'
import type { NormalStandard } from './standard.ts'

interface MeanAndSd {
  readonly mean: number
  readonly sd: number
}

/** The normal distribution of the given mean and standard deviation `sd` > 0. Its median is `mean`, exactly. */
export const normal: Family<MeanAndSd, NormalStandard> = {
  description: 'Bell-shaped: a sum of many small things.',
  parameters: {
    mean: { range: 'anywhere', description: 'Mean.', example: 10 },
    sd: { range: 'above 0', description: 'Standard deviation, above 0.', example: 2 },
  },
  constraint: undefined,
  body: ({ mean, sd }) => ({
    cdf: (x) => normalCdf((x - mean) / sd),
    survival: (x) => normalCdf((mean - x) / sd),
    quantile: (p) => mean + sd * normalQuantile(p),
    recipe: { from: 'normal', location: mean, scale: sd },
  }),
  mean: ({ mean }) => mean,
}

/** sd times z(2Φ(z) − 1) + 2φ(z) − 1/√π, computed at |z| because it is even. */
export function normalCrps({ mean, sd }: MeanAndSd, x: number): number {
  const size = Math.abs((x - mean) / sd)
  const density = 0.3989422804014327 * exp(-0.5 * size * size)
  return sd * (size * (1 - 2 * normalCdf(-size)) + 2 * density - 0.5641895835477563)
}
