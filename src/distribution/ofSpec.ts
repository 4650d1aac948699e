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
  } else if ('mixture' in spec) {
    return makers.mixture(spec.mixture.map(({ weight, of }) => ({ weight, of: ofSpec(of, makers) })))
  } else {
    for (const [name, parameters] of Object.entries(spec)) {
      // each maker takes what its own name stands above: the type of a spec says so, entry by entry
      if (Object.hasOwn(makers, name)) return makers[name as 'normal'](parameters as ParametersOf<'normal'>)
    }
  }
  throw new RangeError('This is not a distribution: check it with distributionProblem first.')
}
