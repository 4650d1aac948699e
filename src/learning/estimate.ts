import type { Distribution } from '../distribution/distribution.ts'
import { betaQuantile } from '../numeric/betaQuantile.ts'

/** The probability between the ends of a credible interval. */
export const level = 0.9

/** A number of the scenario and how sure it is. */
export interface Estimate {
  /** The number that `update` uses: the mean for the share of counted cases, the median of any other distribution. */
  readonly value: number
  /** The lower end of the central 90% interval; `value` where the number is certain, null where no interval is computed. */
  readonly lower: number | null
  /** The upper end of that interval, with the same exceptions. */
  readonly upper: number | null
}

export function certain(value: number): Estimate {
  return { value, lower: value, upper: value }
}

/** The share of one branch under a Dirichlet distribution: Beta(alpha, rest). */
export function estimateOfShare(value: number, alpha: number, rest: number): Estimate {
  if (alpha === 0 || rest === 0) return certain(value)
  const tail = (1 - level) / 2
  return { value, lower: betaQuantile(alpha, rest, tail), upper: 1 - betaQuantile(rest, alpha, tail) }
}

export function estimateOf(distribution: Distribution): Estimate {
  const tail = (1 - level) / 2
  return {
    value: distribution.quantile(0.5),
    lower: distribution.quantile(tail),
    upper: distribution.quantile(1 - tail),
  }
}
