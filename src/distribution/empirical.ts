import type { DistributionBody } from './family.ts'
import { tails } from './tails.ts'

/** Draws one of these numbers, which ascend, each with the same probability. */
export interface EmpiricalRecipe {
  readonly from: 'empirical'
  readonly sorted: Float64Array
}

export function empiricalQuantile(sorted: Float64Array): (p: number) => number {
  const n = sorted.length
  return (p) => {
    // The smallest k with k/n ≥ p; rounding can carry p·n past a whole number in either direction.
    let k = Math.min(Math.max(Math.ceil(p * n), 1), n)
    if (k > 1 && (k - 1) / n >= p) k -= 1
    else if (k < n && k / n < p) k += 1
    return sorted[k - 1]!
  }
}

/** The distribution of the given numbers, each equally likely. */
export function empirical(values: readonly number[]): DistributionBody<EmpiricalRecipe> {
  const sorted = Float64Array.from(values).sort()
  const n = sorted.length
  /** How many values are at most x: the first index above x. */
  const countUpTo = (x: number): number => {
    let low = 0
    let high = n
    while (low < high) {
      const middle = (low + high) >>> 1
      if (sorted[middle]! <= x) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    ...tails(-Infinity, Infinity, (x, upper) => {
      const below = countUpTo(x)
      return (upper ? n - below : below) / n
    }),
    quantile: empiricalQuantile(sorted),
    recipe: { from: 'empirical', sorted },
  }
}
