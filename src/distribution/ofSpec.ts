import {
  type DistributionSpec,
  type FamilyName,
  families,
  type ParametersOf,
  type Part,
} from './distribution.ts'
import { intervalSpec, parseInterval } from './interval.ts'

/** What to make of each kind of distribution. */
export interface Makers<T> {
  family<K extends FamilyName>(name: K, parameters: ParametersOf<K>): T
  empirical(values: readonly number[]): T
  mixture(parts: readonly Part<T>[]): T
}

/**
 * Calls the maker for the kind of a distribution. An interval is first turned into the lognormal or normal it stands for.
 *
 * @param spec one for which distributionProblem returns undefined
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
      // The type of a spec pairs each name with its parameters; Object.entries loses that, so 'normal' stands for any name.
      if (Object.hasOwn(families, name))
        return makers.family(name as 'normal', parameters as ParametersOf<'normal'>)
    }
  }
  throw new RangeError('This is not a distribution: check it with distributionProblem first.')
}
