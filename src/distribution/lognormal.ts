import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import { log1p } from '../numeric/log1p.ts'
import { normalCdf, normalQuantile } from '../numeric/normal.ts'
import type { Family } from './family.ts'
import type { LognormalStandard } from './standard.ts'
import { tails } from './tails.ts'

/** ln(x/median) for positive numbers, with full precision near the median and without overflow far from it. */
function logRatio(x: number, median: number): number {
  const difference = x - median
  if (Math.abs(difference) < 0.5 * median) return log1p(difference / median)
  const ratio = x / median
  return ratio > 1e-300 && ratio < 1e300 ? log(ratio) : log(x) - log(median)
}

export interface MedianAndSigma {
  readonly median: number
  readonly sigma: number
}

/** The lognormal distribution of the given `median` > 0; `sigma` > 0 is the standard deviation of the logarithm. Its median is exact. */
export const lognormal: Family<MedianAndSigma, LognormalStandard> = {
  description: 'Above 0 and skewed: a product of many small things.',
  parameters: {
    median: { range: 'above 0', description: 'Median, above 0.', example: 10 },
    sigma: {
      range: 'above 0',
      description: 'Standard deviation of the logarithm, above 0.',
      example: 0.4,
    },
  },
  constraint: undefined,
  body: ({ median, sigma }) => ({
    ...tails(0, Infinity, (x, upper) => {
      const z = logRatio(x, median) / sigma
      return normalCdf(upper ? -z : z)
    }),
    quantile: (p) => median * exp(sigma * normalQuantile(p)),
    recipe: { from: 'lognormal', median, sigma },
  }),
  mean: ({ median, sigma }) => median * exp(0.5 * sigma * sigma),
}

/** The CRPS of a lognormal distribution, as in beta.ts with M = μΦ(z − σ) and g = μ(2Φ(σ/√2) − 1) (Baran and Lerch 2015). */
export function lognormalCrps(parameters: MedianAndSigma, x: number): number {
  const { median, sigma } = parameters
  const z = x <= 0 ? -Infinity : log(x / median) / sigma
  const middle = normalCdf(-sigma * Math.SQRT1_2) - normalCdf(z - sigma)
  return x * (2 * normalCdf(z) - 1) + 2 * lognormal.mean(parameters) * middle
}
