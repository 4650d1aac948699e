import { OptionError } from '../checking/optionError.ts'
import { isRecord } from '../checking/record.ts'
import { didYouMean } from '../checking/suggestion.ts'
import type { DistributionSpec } from '../distribution/distribution.ts'
import { distributionOf } from '../distribution/distributionOf.ts'
import { distributionProblem } from '../distribution/distributionProblem.ts'
import { leastSquares, type Residuals } from './leastSquares.ts'
import { type AskedQuantile, familyFit, type QuantileFamily, supportOf } from './quantileFamilies.ts'

/** What is fitted. */
export interface FitQuantilesOptions {
  /** `normal`, `lognormal`, `gamma`, `weibull` (above 0), `beta` (on [0, 1]), `uniform`, `triangular`. */
  readonly family: QuantileFamily
}

/** A distribution fitted to quantiles, and how far it misses them. */
export interface FittedQuantiles {
  /** As a scenario writes it. */
  readonly distribution: DistributionSpec
  /** What was asked for beside what it became, in rising order. */
  readonly quantiles: readonly FittedQuantile[]
  /** The largest difference of cumulative probabilities. */
  readonly maxDifference: number
  /** The root of their mean square, which the fit made as small as it goes. */
  readonly rmsDifference: number
}

/** A quantile that was asked for, and what the fitted distribution makes of it. */
export interface FittedQuantile extends AskedQuantile {
  /** P(X ≤ x) as fitted. */
  readonly fitted: number
  /** `fitted` less p. */
  readonly difference: number
  /** The value that the fitted distribution puts at p. */
  readonly quantile: number
}

/**
 * Fits a distribution to quantiles that somebody stated: "as likely as not below 12, hardly ever above 40".
 *
 * When an expert says what they believe in numbers they can stand by. Where there are more quantiles than parameters
 * none may fit: `maxDifference` and `quantiles` show by how much, and whether another family, or another question to
 * the expert, is in order.
 *
 * @param quantiles pairs `[p, x]` or objects `{ p, x }` with P(X ≤ x) = p; p in (0, 1); at least two, three for
 *   `triangular`; larger p have larger x.
 * @param options `family`.
 * @returns the distribution that is nearest in the sum of squared differences of cumulative probabilities.
 * @throws OptionError for an unknown family, too few quantiles, quantiles that do not rise, or values where the family
 *   has none.
 * @example
 * fitQuantiles([[0.05, 5], [0.5, 10], [0.95, 25]], { family: 'gamma' }).distribution // { gamma: { shape: 6.6…, scale: 1.5… } }
 *
 * Source: least squares on the cumulative distribution, as `fitdist` of the R package SHELF 1.0.1 (J. Oakley) does it.
 */
export function fitQuantiles(
  quantiles: readonly (AskedQuantile | readonly [p: number, x: number])[],
  options: FitQuantilesOptions,
): FittedQuantiles {
  const { family } = options
  if (!Object.hasOwn(supportOf, family))
    throw new OptionError(
      'family',
      family,
      `a family of distributions${didYouMean(String(family), Object.keys(supportOf))}`,
    )
  const asked = askedOf(quantiles, family)
  const { start, spec } = familyFit(family, asked)
  if (asked.length < start.length)
    throw new OptionError('quantiles', quantiles, `at least ${start.length} quantiles for ${family}`)
  const residuals = (point: readonly number[]): number[] => {
    const written = spec(point)
    // a step to where there is no distribution is no step
    if (distributionProblem(written)) return asked.map(() => Number.POSITIVE_INFINITY)
    const distribution = distributionOf(written)
    return asked.map(({ p, x }) => missBy(distribution, p, x))
  }
  const written = spec(best(residuals, start))
  const problem = distributionProblem(written)
  if (problem)
    throw new OptionError(
      'quantiles',
      quantiles,
      `quantiles that a ${family} distribution can be near: ${problem.message}`,
    )
  const distribution = distributionOf(written)
  const fitted = asked.map(({ p, x }): FittedQuantile => {
    const difference = missBy(distribution, p, x)
    return { p, x, fitted: distribution.cdf(x), difference, quantile: distribution.quantile(p) }
  })
  const squares = fitted.reduce((sum, { difference }) => sum + difference * difference, 0)
  return {
    distribution: written,
    quantiles: fitted,
    maxDifference: fitted.reduce((most, { difference }) => Math.max(most, Math.abs(difference)), 0),
    rmsDifference: Math.sqrt(squares / fitted.length),
  }
}

/** How far other starts lie to each side, in parameters that are logarithms or standard deviations. */
const apart = 1.5

/** The least of several starts: where no distribution is near, the sum of squares has more than one valley. */
function best(residuals: Residuals, start: readonly number[]): readonly number[] {
  const starts = start.flatMap((value, i) => [start.with(i, value - apart), start.with(i, value + apart)])
  const costOf = (point: readonly number[]) => residuals(point).reduce((sum, miss) => sum + miss * miss, 0)
  let point = leastSquares(residuals, start)
  for (const other of starts) {
    const next = leastSquares(residuals, other)
    // the same valley again, but for rounding, changes nothing
    if (costOf(next) < costOf(point) * (1 - 1e-6)) point = next
  }
  return point
}

/** From the nearer tail, so that a small probability keeps its digits. */
function missBy(distribution: ReturnType<typeof distributionOf>, p: number, x: number): number {
  return p < 0.5 ? distribution.cdf(x) - p : 1 - p - distribution.survival(x)
}

function askedOf(quantiles: unknown, family: QuantileFamily): AskedQuantile[] {
  const list = Array.isArray(quantiles) ? (quantiles as unknown[]) : []
  if (list.length < 2)
    throw new OptionError('quantiles', quantiles, 'at least two quantiles, [p, x] or { p, x }')
  const asked = list.map((quantile, i) => askedAt(quantile, i)).sort((a, b) => a.p - b.p)
  const [low, high] = supportOf[family]
  for (const [i, { p, x }] of asked.entries()) {
    if (!(x > low && x < high))
      throw new OptionError('quantiles', x, `values above ${low} and below ${high} for ${family}`)
    const before = asked[i - 1]
    if (before && !(p > before.p && x > before.x))
      throw new OptionError(
        'quantiles',
        [p, x],
        `values that rise with their probabilities: beyond [${before.p},${before.x}]`,
      )
  }
  return asked
}

function askedAt(quantile: unknown, index: number): AskedQuantile {
  const [p, x] = Array.isArray(quantile)
    ? (quantile as unknown[])
    : isRecord(quantile)
      ? [quantile.p, quantile.x]
      : []
  const isValue = typeof x === 'number' && Number.isFinite(x)
  if (typeof p === 'number' && p > 0 && p < 1 && isValue) return { p, x }
  throw new OptionError(`quantiles[${index}]`, quantile, '[p, x] or { p, x }, p in (0, 1) and x finite')
}
