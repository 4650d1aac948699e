import { beta } from './beta.ts'
import type { Distribution, DistributionSpec } from './distribution.ts'
import { empirical } from './empirical.ts'
import { exponential } from './exponential.ts'
import { gamma } from './gamma.ts'
import { interval, parseInterval } from './interval.ts'
import { lognormal } from './lognormal.ts'
import { mixture } from './mixture.ts'
import { normal } from './normal.ts'
import { pert } from './pert.ts'
import { triangular } from './triangular.ts'
import { uniform } from './uniform.ts'
import { weibull } from './weibull.ts'

/**
 * The distribution that a spec describes.
 *
 * @param spec one that distributionProblem finds nothing wrong with
 * @returns its cdf, survival function, quantile, mean and support
 * @throws RangeError if the spec is not a distribution
 * @example distributionOf('5 to 20').quantile(0.5) // 10
 */
export function distributionOf(spec: DistributionSpec): Distribution {
  if (typeof spec === 'string') {
    const bounds = parseInterval(spec)
    if (bounds !== undefined) return interval(bounds)
  } else if ('normal' in spec) return normal(spec.normal)
  else if ('lognormal' in spec) return lognormal(spec.lognormal)
  else if ('uniform' in spec) return uniform(spec.uniform)
  else if ('triangular' in spec) return triangular(spec.triangular)
  else if ('pert' in spec) return pert(spec.pert)
  else if ('beta' in spec) return beta(spec.beta)
  else if ('gamma' in spec) return gamma(spec.gamma)
  else if ('exponential' in spec) return exponential(spec.exponential)
  else if ('weibull' in spec) return weibull(spec.weibull)
  else if ('empirical' in spec) return empirical(spec.empirical)
  else if ('mixture' in spec)
    return mixture(spec.mixture.map(({ weight, of }) => ({ weight, distribution: distributionOf(of) })))
  throw new RangeError('This is not a distribution: check it with distributionProblem first.')
}
