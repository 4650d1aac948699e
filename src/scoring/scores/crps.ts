import { OptionError } from '../../checking/optionError.ts'
import { formatPath } from '../../checking/problem.ts'
import type { DistributionSpec } from '../../distribution/distribution.ts'
import { distributionProblem } from '../../distribution/distributionProblem.ts'
import { distributionCrps } from './distributionCrps.ts'
import { finite } from './quantileScore.ts'
import { sampleCrps } from './sampleCrps.ts'

/** How a sample is scored. */
export interface CrpsOptions {
  /** Subtracts the expected penalty for a finite sample (see `fairBrierScore`); for samples of at least 2. Default false. */
  readonly fair?: boolean
}

/**
 * The continuous ranked probability score of a forecast quantity: ∫ (F(t) − 1[t ≥ x])² dt.
 *
 * For quantities such as days until an event, or barrels a day. For a forecast of a single number it is the absolute
 * error. It is best on average for a forecast whose spread matches the real uncertainty. Lower is better.
 *
 * @param forecast a sample (numbers in any order, each counting the same), or a distribution as documents write them:
 *   `'5 to 20'`, `{ weibull: { shape: 1.3, scale: 120 } }`.
 * @param x what happened.
 * @param options `fair`, for samples.
 * @returns 0 or more, in the unit of the quantity. A sample is scored exactly, in O(n log n). Closed forms have an error
 *   below 1e-13·(|x| + E|X|); mixtures, uniform and triangular distributions are integrated piece by piece, to a relative
 *   error below 1e-10.
 * @throws OptionError for a forecast that is neither, an empty sample, or a number that is not finite.
 * @example
 * crps([10, 12, 15], 13) // 0.8888888888888888
 * crps({ normal: { mean: 10, sd: 2 } }, 13) // 1.9888480079549058
 *
 * Source: J. E. Matheson and R. L. Winkler, Scoring rules for continuous probability distributions, Manage. Sci. 22
 * (1976) 1087–1096; closed forms from CRPS = E|X − x| − ½E|X − X′| (Gneiting and Raftery 2007, eq. 21).
 */
export function crps(
  forecast: readonly number[] | Float64Array | DistributionSpec,
  x: number,
  options: CrpsOptions = {},
): number {
  finite('x', x)
  const { fair = false } = options
  if (typeof fair !== 'boolean') throw new OptionError('fair', fair, 'true or false')
  if (Array.isArray(forecast) || forecast instanceof Float64Array) {
    const sample = Float64Array.from(forecast as ArrayLike<number>, (value, i) =>
      finite(`forecast[${i}]`, value),
    )
    if (sample.length < (fair ? 2 : 1))
      throw new OptionError(
        'forecast',
        forecast,
        fair ? 'a sample of at least two numbers' : 'a sample of at least one number',
      )
    return sampleCrps(sample.sort(), x, fair)
  }
  const problem = distributionProblem(forecast)
  if (problem)
    throw new OptionError(
      formatPath(['forecast', ...problem.path]),
      problem.received,
      `a sample or a distribution. ${problem.message}`,
    )
  if (fair) throw new OptionError('fair', fair, 'false: only a sample has a size to correct for')
  return distributionCrps(forecast as DistributionSpec, x)
}
