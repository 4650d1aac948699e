import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import { log1p } from '../numeric/log1p.ts'
import { normalCdf, normalQuantile } from '../numeric/normal.ts'
import type { DistributionBody } from './distribution.ts'
import type { ParametersOf } from './ofSpec.ts'
import { tails } from './tails.ts'

/** ln(x/median) for positive numbers: no digit lost near the median, no overflow far from it. */
function logRatio(x: number, median: number): number {
  const difference = x - median
  if (Math.abs(difference) < 0.5 * median) return log1p(difference / median)
  const ratio = x / median
  return ratio > 1e-300 && ratio < 1e300 ? log(ratio) : log(x) - log(median)
}

/** The lognormal distribution of the given `median` > 0; `sigma` > 0 is the standard deviation of the logarithm. Its median is exact. */
export function lognormal({ median, sigma }: ParametersOf<'lognormal'>): DistributionBody {
  return {
    ...tails(0, Infinity, (x, upper) => {
      const z = logRatio(x, median) / sigma
      return normalCdf(upper ? -z : z)
    }),
    quantile: (p) => median * exp(sigma * normalQuantile(p)),
    recipe: { from: 'lognormal', median, sigma },
  }
}
