import { OptionError } from '../checking/optionError.ts'
import { isRecord } from '../checking/record.ts'
import { didYouMean } from '../checking/suggestion.ts'
import type { DistributionSpec } from '../distribution/distribution.ts'
import { distributionOf } from '../distribution/distributionOf.ts'
import { distributionProblem } from '../distribution/distributionProblem.ts'
import { leastSquares, type Residuals } from './leastSquares.ts'
import { type AskedQuantile, familyFit, type QuantileFamily, supportOf } from './quantileFamilies.ts'

/** The family to fit. */
export interface FitQuantilesOptions {
  /** `normal`, `lognormal`, `gamma`, `weibull` (above 0), `beta` (on [0, 1]), `uniform`, `triangular`. */
  readonly family: QuantileFamily
}

/** A distribution fitted to quantiles, and how far it misses them. */
export interface FittedQuantiles {
  /** The distribution as a scenario writes it. */
  readonly distribution: DistributionSpec
  /** The stated quantiles beside the fitted ones, in rising order. */
  readonly quantiles: readonly FittedQuantile[]
  /** The largest absolute difference of cumulative probabilities. */
  readonly maxDifference: number
  /** The root mean square of the differences, which the fit minimises. */
  readonly rmsDifference: number
}

/** A stated quantile, and the corresponding numbers of the fitted distribution. */
export interface FittedQuantile extends AskedQuantile {
  /** P(X ≤ x) under the fitted distribution. */
  readonly fitted: number
  /** `fitted` minus `p`. */
  readonly difference: number
  /** The fitted distribution's quantile at `p`. */
  readonly quantile: number
}

/**
 * Fits a distribution to quantiles that somebody stated: "as likely as not below 12, hardly ever above 40".
 *
 * Use it when an expert states what they believe as quantiles. With more quantiles than parameters, the fit can miss them:
 * `maxDifference` and `quantiles` show by how much. If it is too much, try another family or ask the expert again.
 *
 * @param quantiles pairs `[p, x]` or objects `{ p, x }` with P(X ≤ x) = p; p in (0, 1); at least two, three for
 *   `triangular`; larger p have larger x.
 * @param options `family`.
 * @returns the distribution that is nearest in the sum of squared differences of cumulative probabilities.
 * @throws OptionError for an unknown family, too few quantiles, quantiles that do not rise, values outside the family's
 *   support, or quantiles that no distribution of the family comes near.
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
  const stated = checkedQuantiles(quantiles, family)
  const { start, spec } = familyFit(family, stated)
  if (stated.length < start.length)
    throw new OptionError('quantiles', quantiles, `at least ${start.length} quantiles for ${family}`)
  const residuals = (point: readonly number[]): number[] => {
    const written = spec(point)
    // Infinite residuals reject a step to parameters that are not a distribution.
    if (distributionProblem(written)) return stated.map(() => Infinity)
    const distribution = distributionOf(written)
    return stated.map(({ p, x }) => differenceAt(distribution, p, x))
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
  const fitted = stated.map(({ p, x }): FittedQuantile => {
    const difference = differenceAt(distribution, p, x)
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

/** The distance of the other starting points from the first, in parameters of order 1. */
const startDistance = 1.5

/** The best fit from several starting points: the sum of squares can have several minima where no distribution fits well. */
function best(residuals: Residuals, start: readonly number[]): readonly number[] {
  const starts = start.flatMap((value, i) => [
    start.with(i, value - startDistance),
    start.with(i, value + startDistance),
  ])
  const costOf = (point: readonly number[]) => residuals(point).reduce((sum, miss) => sum + miss * miss, 0)
  let point = leastSquares(residuals, start)
  for (const other of starts) {
    const next = leastSquares(residuals, other)
    // A gain within rounding is the same minimum again; the first fit is kept.
    if (costOf(next) < costOf(point) * (1 - 1e-6)) point = next
  }
  return point
}

/** The fitted probability minus p, from the nearer tail, so that a small difference keeps its digits. */
function differenceAt(distribution: ReturnType<typeof distributionOf>, p: number, x: number): number {
  return p < 0.5 ? distribution.cdf(x) - p : 1 - p - distribution.survival(x)
}

function checkedQuantiles(quantiles: unknown, family: QuantileFamily): AskedQuantile[] {
  const list = Array.isArray(quantiles) ? (quantiles as unknown[]) : []
  if (list.length < 2)
    throw new OptionError('quantiles', quantiles, 'at least two quantiles, [p, x] or { p, x }')
  const stated = list.map((quantile, i) => checkedQuantile(quantile, i)).sort((a, b) => a.p - b.p)
  const [low, high] = supportOf[family]
  for (const [i, { p, x }] of stated.entries()) {
    if (!(x > low && x < high))
      throw new OptionError('quantiles', x, `values above ${low} and below ${high} for ${family}`)
    const before = stated[i - 1]
    if (before && !(p > before.p && x > before.x))
      throw new OptionError(
        'quantiles',
        [p, x],
        `values that rise with their probabilities: beyond [${before.p},${before.x}]`,
      )
  }
  return stated
}

function checkedQuantile(quantile: unknown, index: number): AskedQuantile {
  const [p, x] = Array.isArray(quantile)
    ? (quantile as unknown[])
    : isRecord(quantile)
      ? [quantile.p, quantile.x]
      : []
  const isValue = typeof x === 'number' && Number.isFinite(x)
  if (typeof p === 'number' && p > 0 && p < 1 && isValue) return { p, x }
  throw new OptionError(`quantiles[${index}]`, quantile, '[p, x] or { p, x }, p in (0, 1) and x finite')
}
