/**
 * Weighted quantiles: for each p the smallest value whose cumulative weight reaches p of the total.
 *
 * @param values in any order.
 * @param weights ≥ 0, one for each value, not all zero.
 * @param probabilities in [0, 1].
 * @example weightedQuantiles(Float64Array.of(3, 1, 2), Float64Array.of(1, 1, 2), [0.5]) // [2]
 */
export function weightedQuantiles(
  values: Float64Array,
  weights: Float64Array,
  probabilities: readonly number[],
): number[] {
  const order = Int32Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]!)
  let total = 0
  for (const weight of weights) total += weight
  return probabilities.map((p) => {
    let sum = 0
    for (const i of order) {
      sum += weights[i]!
      // rounding in the sum may not push a quantile past a value that reaches p exactly
      if (weights[i]! > 0 && sum >= p * total * (1 - 1e-15)) return values[i]!
    }
    return values[order[order.length - 1]!]!
  })
}
