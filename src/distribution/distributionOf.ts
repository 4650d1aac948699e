import { beta } from './beta.ts'
import type { Distribution, DistributionBody, DistributionSpec } from './distribution.ts'
import { empirical } from './empirical.ts'
import { exponential } from './exponential.ts'
import { gamma } from './gamma.ts'
import { lognormal } from './lognormal.ts'
import { mixture } from './mixture.ts'
import { normal } from './normal.ts'
import { type Makers, ofSpec } from './ofSpec.ts'
import { pert } from './pert.ts'
import { samplerOf } from './samplerOf.ts'
import { triangular } from './triangular.ts'
import { uniform } from './uniform.ts'
import { weibull } from './weibull.ts'

const makers: Makers<DistributionBody> = {
  normal,
  lognormal,
  uniform,
  triangular,
  pert,
  beta,
  gamma,
  exponential,
  weibull,
  empirical,
  mixture,
}

/**
 * The distribution that a spec describes.
 *
 * @param spec one that distributionProblem finds nothing wrong with
 * @returns its cdf, survival function and quantile, and how it is drawn from
 * @throws RangeError if the spec is not a distribution
 * @example distributionOf('5 to 20').quantile(0.5) // 10
 */
export function distributionOf(spec: DistributionSpec): Distribution {
  const body = ofSpec(spec, makers)
  return { ...body, ...samplerOf(body.recipe) }
}
