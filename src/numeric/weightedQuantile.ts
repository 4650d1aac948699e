/** Values that are sorted; more of them are dealt to bins first. */
const fewValues = 4096
const bins = 4096

/**
 * Weighted quantiles: for each p the smallest value whose cumulative weight reaches p of the total.
 *
 * In time proportional to the number of values: of many, only those that lie close to a quantile are sorted.
 *
 * @param values in any order, finite.
 * @param weights ≥ 0, one for each value, not all zero.
 * @param probabilities in [0, 1].
 * @example weightedQuantiles(Float64Array.of(3, 1, 2), Float64Array.of(1, 1, 2), [0.5]) // [2]
 */
export function weightedQuantiles(
  values: Float64Array,
  weights: Float64Array,
  probabilities: readonly number[],
): number[] {
  let total = 0
  for (let i = 0; i < weights.length; i++) total += weights[i]!
  // rounding in the sum may not push a quantile past a value that reaches p exactly
  const targets = probabilities.map((p) => p * total * (1 - 1e-15))
  return select(values, weights, 0, targets)
}

/** The values at which the cumulative weight, `before` lower down, reaches each target. */
function select(values: Float64Array, weights: Float64Array, before: number, targets: number[]): number[] {
  if (values.length <= fewValues) return sorted(values, weights, before, targets)
  let least = Number.POSITIVE_INFINITY
  let greatest = Number.NEGATIVE_INFINITY
  for (let i = 0; i < values.length; i++) {
    least = Math.min(least, values[i]!)
    greatest = Math.max(greatest, values[i]!)
  }
  const perValue = bins / (greatest - least)
  // one value only, or a range beyond the doubles
  if (!(perValue > 0 && perValue < Number.POSITIVE_INFINITY)) return sorted(values, weights, before, targets)
  const bin = new Uint16Array(values.length)
  const count = new Int32Array(bins)
  const mass = new Float64Array(bins)
  for (let i = 0; i < values.length; i++) {
    const b = Math.min(bins - 1, Math.floor((values[i]! - least) * perValue))
    bin[i] = b
    count[b]! += 1
    mass[b]! += weights[i]!
  }
  return targets.map((target) => {
    let low = before
    let found = -1
    for (let b = 0; b < bins; b++) {
      if (mass[b] === 0) continue
      if (found >= 0) low += mass[found]!
      found = b
      // where rounding lets none reach the target, the last with weight is found
      if (low + mass[b]! >= target) break
    }
    const those = new Float64Array(count[found]!)
    const theirs = new Float64Array(count[found]!)
    let k = 0
    for (let i = 0; i < values.length; i++)
      if (bin[i] === found) {
        those[k] = values[i]!
        theirs[k++] = weights[i]!
      }
    const next = k === values.length ? sorted : select
    return next(those, theirs, low, [target])[0]!
  })
}

function sorted(values: Float64Array, weights: Float64Array, before: number, targets: number[]): number[] {
  const order = Int32Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]!)
  return targets.map((target) => {
    let sum = before
    let last = values[order[order.length - 1]!]!
    for (const i of order) {
      if (weights[i] === 0) continue
      sum += weights[i]!
      last = values[i]!
      if (sum >= target) return last
    }
    return last
  })
}
