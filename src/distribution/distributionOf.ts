import { type Distribution, type DistributionSpec, families, type Recipe } from './distribution.ts'
import { empirical } from './empirical.ts'
import type { DistributionBody } from './family.ts'
import { mixture } from './mixture.ts'
import { type Makers, ofSpec } from './ofSpec.ts'
import { samplerOf } from './samplerOf.ts'

const makers: Makers<DistributionBody<Recipe>> = {
  family: (name, parameters) => families[name].body(parameters),
  empirical,
  mixture,
}

/**
 * The distribution that a spec describes.
 *
 * @param spec one that distributionProblem finds nothing wrong with
 * @returns its cdf, survival function, quantile and sampler
 * @throws RangeError if the spec is not a distribution
 * @example distributionOf('5 to 20').quantile(0.5) // 10
 */
export function distributionOf(spec: DistributionSpec): Distribution {
  const body = ofSpec(spec, makers)
  return { ...body, ...samplerOf(body.recipe) }
}
