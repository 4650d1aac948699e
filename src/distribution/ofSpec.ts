import {
  type DistributionSpec,
  type FamilyName,
  families,
  type ParametersOf,
  type Part,
} from './distribution.ts'
import { intervalSpec, parseInterval } from './interval.ts'

/** A function for each kind of distribution. */
export interface Makers<T> {
  family<K extends FamilyName>(name: K, parameters: ParametersOf<K>): T
  empirical(values: readonly number[]): T
  mixture(parts: readonly Part<T>[]): T
}

/**
 * Applies the maker for a spec's kind of distribution; an interval is read as the lognormal or normal that it stands for.
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
  } else if ('empirical' in spec) {
    return makers.empirical(spec.empirical)
  } else {
    for (const [name, parameters] of Object.entries(spec)) {
      // The type of a spec pairs each name with its parameters, but TypeScript loses the pairing in the loop over entries.
      if (Object.hasOwn(families, name))
        return makers.family(name as 'normal', parameters as ParametersOf<'normal'>)
    }
  }
  throw new RangeError('This is not a distribution: check it with distributionProblem first.')
}
