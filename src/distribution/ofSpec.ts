import type { DistributionSpec } from './distribution.ts'
import { intervalSpec, parseInterval } from './interval.ts'

type Name =
  Exclude<DistributionSpec, string> extends infer Spec ? (Spec extends unknown ? keyof Spec : never) : never

/** The parameters of a distribution, as the document has them below its name. */
export type ParametersOf<K extends Name> = Extract<DistributionSpec, Readonly<Record<K, unknown>>>[K]

/** What is made of each distribution. */
export type Makers<T> = {
  readonly [K in Exclude<Name, 'mixture'>]: (parameters: ParametersOf<K>) => T
} & { readonly mixture: (parts: readonly { readonly weight: number; readonly of: T }[]) => T }

/**
 * What the maker for it makes of a distribution; an interval is the lognormal or normal that it stands for.
 *
 * @param spec one that distributionProblem finds nothing wrong with
 * @throws RangeError if the spec is not a distribution
 */
export function ofSpec<T>(spec: DistributionSpec, makers: Makers<T>): T {
  if (typeof spec === 'string') {
    const bounds = parseInterval(spec)
    if (bounds !== undefined) return ofSpec(intervalSpec(bounds), makers)
  } else if ('normal' in spec) return makers.normal(spec.normal)
  else if ('lognormal' in spec) return makers.lognormal(spec.lognormal)
  else if ('uniform' in spec) return makers.uniform(spec.uniform)
  else if ('triangular' in spec) return makers.triangular(spec.triangular)
  else if ('pert' in spec) return makers.pert(spec.pert)
  else if ('beta' in spec) return makers.beta(spec.beta)
  else if ('gamma' in spec) return makers.gamma(spec.gamma)
  else if ('exponential' in spec) return makers.exponential(spec.exponential)
  else if ('weibull' in spec) return makers.weibull(spec.weibull)
  else if ('empirical' in spec) return makers.empirical(spec.empirical)
  else if ('mixture' in spec)
    return makers.mixture(spec.mixture.map(({ weight, of }) => ({ weight, of: ofSpec(of, makers) })))
  throw new RangeError('This is not a distribution: check it with distributionProblem first.')
}
