import type { Distribution } from './distribution.ts'

/** The days on which a leaf comes true, given that it does: a distribution truncated to the days 1 … H. */
export interface Timing {
  /** [d] = F̂(d) − F̂(d − 1): the chance of day d; [0] = 0. */
  readonly increments: Float64Array
  /** [d] = F̂(d): the chance of day d or an earlier one; [0] = 0, [H] = 1. */
  readonly cumulative: Float64Array
  /** [d] = 1 − F̂(d), computed directly so that small values keep their digits; [0] = 1, [H] = 0. */
  readonly survival: Float64Array
}

/**
 * Truncates a distribution of days to (0, H] and tabulates it by day (docs/semantics.md#time).
 *
 * @param distribution days from origin until the leaf comes true
 * @param horizonDays H, a whole number ≥ 1
 * @returns three columns of length H + 1, or undefined if the distribution has no weight in (0, H]
 */
export function timingOf(distribution: Distribution, horizonDays: number): Timing | undefined {
  const days = horizonDays + 1
  const lower = new Float64Array(days)
  const upper = new Float64Array(days)
  for (let d = 0; d < days; d++) {
    lower[d] = distribution.cdf(d)
    upper[d] = distribution.survival(d)
  }
  /** P(from < X ≤ to), from F below the median and from the survival function above it, so that both tails keep their digits. */
  const weight = (from: number, to: number): number =>
    Math.max(0, lower[to]! < 0.5 ? lower[to]! - lower[from]! : upper[from]! - upper[to]!)

  const total = weight(0, horizonDays)
  if (!(total > 0)) return undefined
  const increments = new Float64Array(days)
  const cumulative = new Float64Array(days)
  const survival = new Float64Array(days)
  for (let d = 0; d < days; d++) {
    if (d > 0) increments[d] = weight(d - 1, d) / total
    cumulative[d] = weight(0, d) / total
    survival[d] = weight(d, horizonDays) / total
  }
  return { increments, cumulative, survival }
}
