import { betaSampler } from './beta.ts'
import type { DistributionSpec } from './distribution.ts'
import { empiricalSampler } from './empirical.ts'
import { exponentialSampler } from './exponential.ts'
import { gammaSampler } from './gamma.ts'
import { lognormalSampler } from './lognormal.ts'
import { mixtureSampler } from './mixture.ts'
import { normalSampler } from './normal.ts'
import { type Makers, ofSpec } from './ofSpec.ts'
import { pertSampler } from './pert.ts'
import type { Sampler } from './standard.ts'
import { triangularSampler } from './triangular.ts'
import { uniformSampler } from './uniform.ts'
import { weibullSampler } from './weibull.ts'

const makers: Makers<Sampler> = {
  normal: normalSampler,
  lognormal: lognormalSampler,
  uniform: uniformSampler,
  triangular: triangularSampler,
  pert: pertSampler,
  beta: betaSampler,
  gamma: gammaSampler,
  exponential: exponentialSampler,
  weibull: weibullSampler,
  empirical: empiricalSampler,
  mixture: mixtureSampler,
}

/**
 * How the distribution that a spec describes is drawn from. A worker needs no more of it, and none of the special
 * functions that its quantiles take.
 *
 * @param spec one that distributionProblem finds nothing wrong with
 * @throws RangeError if the spec is not a distribution
 */
export function samplerOf(spec: DistributionSpec): Sampler {
  return ofSpec(spec, makers)
}
