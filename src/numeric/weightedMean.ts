import { exactSum, LARGEST_ADDEND } from './exactSum.ts'

/** 2^-64: brings every double into the range of exact sums. */
const DOWN = 2 ** -64

/**
 * Σ wᵢ·xᵢ / Σ wᵢ, both sums rounded once, so that neither order nor number of the terms costs a digit.
 *
 * @param values finite wherever their weight is above 0
 * @param weights at least 0, at most 2^970, as many as there are values
 * @returns a number from the least to the greatest of the values that have weight; undefined where none has
 * @example weightedMean([10, 1e308], [3, 1]) // 2.5e+307
 */
export function weightedMean(values: ArrayLike<number>, weights: ArrayLike<number>): number | undefined {
  let least = Infinity
  let greatest = -Infinity
  for (let i = 0; i < values.length; i++) {
    if (weights[i] === 0) continue
    least = Math.min(least, values[i]!)
    greatest = Math.max(greatest, values[i]!)
  }
  if (least > greatest) return undefined
  const large = Math.max(-least, greatest) > LARGEST_ADDEND / 2
  const products = Float64Array.from(weights, (weight, i) =>
    weight === 0 ? 0 : weight * (large ? values[i]! * DOWN : values[i]!),
  )
  const mean = exactSum(products) / exactSum(weights) / (large ? DOWN : 1)
  // rounded products can carry the mean a last bit past the only value there is
  return Math.min(greatest, Math.max(least, mean))
}
