import { sumOf } from './sum.ts'

/** Up to so many values are sorted; more are first counted into bins. */
const fewValues = 256
const bins = 2048

/**
 * Weighted quantiles: for each p the smallest value whose cumulative weight reaches p of the total.
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
  return quantilesUnder(weights)(values, probabilities)
}

/**
 * Weighted quantiles of many columns under the same weights.
 *
 * The time is proportional to the number of values, because only those close to a quantile are sorted. Equal weights are
 * counted rather than added up, so that rounding cannot move a quantile to a neighbouring value.
 */
export function quantilesUnder(
  weights: Float64Array,
): (values: Float64Array, probabilities: readonly number[]) => number[] {
  const even = isEven(weights)
  const total = even ? weights.length : sumOf(weights)
  return (values, probabilities) => {
    // Lowered by 1e-15, because rounding in the sum must not push a quantile past a value that reaches p exactly.
    const targets = probabilities.map((p) => p * total * (1 - 1e-15))
    return select(values, even ? undefined : weights, 0, targets)
  }
}

/**
 * The value of a given rank: the smallest one that at least `rank` values do not exceed.
 *
 * @param values in any order, finite.
 * @param rank from 1 to their number.
 */
export function valueOfRank(values: Float64Array, rank: number): number {
  return select(values, undefined, 0, [rank])[0]!
}

/** Whether all weights are equal. */
export function isEven(weights: Float64Array): boolean {
  for (let i = 1; i < weights.length; i++) if (weights[i] !== weights[0]) return false
  return true
}

/** The value at which the cumulative weight reaches each target, `before` being the weight of all lower values; without weights, values are counted. */
function select(
  values: Float64Array,
  weights: Float64Array | undefined,
  before: number,
  targets: readonly number[],
): number[] {
  let least = values[0]!
  let greatest = least
  for (let i = 1; i < values.length; i++) {
    if (values[i]! < least) least = values[i]!
    if (values[i]! > greatest) greatest = values[i]!
  }
  if (least === greatest) return targets.map(() => least)
  const perValue = bins / (greatest - least)
  // sorted where there are few, or where their range overflows
  if (values.length <= fewValues || !(perValue > 0 && perValue < Infinity))
    return sorted(values, weights, before, targets)
  const count = new Float64Array(bins)
  const bin = new Uint16Array(values.length)
  for (let i = 0; i < values.length; i++) {
    const x = (values[i]! - least) * perValue
    const b = x < bins ? x | 0 : bins - 1
    bin[i] = b
    count[b]! += 1
  }
  const mass = weights ? new Float64Array(bins) : count
  if (weights) for (let i = 0; i < values.length; i++) mass[bin[i]!]! += weights[i]!
  return targets.map((target) => {
    // Rounding may leave the total just below the target; then the last value with a weight is taken.
    let found = -1
    let low = before
    let sum = before
    for (let b = 0; b < bins && (sum < target || found < 0); b++) {
      if (mass[b] === 0) continue
      found = b
      low = sum
      sum += mass[b]!
    }
    const those = new Float64Array(count[found]!)
    const theirs = weights && new Float64Array(those.length)
    for (let i = 0, k = 0; k < those.length; i++) {
      if (bin[i] !== found) continue
      if (theirs && weights) theirs[k] = weights[i]!
      those[k++] = values[i]!
    }
    return select(those, theirs, low, [target])[0]!
  })
}

function sorted(
  values: Float64Array,
  weights: Float64Array | undefined,
  before: number,
  targets: readonly number[],
): number[] {
  if (!weights) {
    const ascending = values.slice().sort()
    return targets.map((target) => ascending[Math.max(1, Math.ceil(target - before)) - 1]!)
  }
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
