/**
 * The standard error of the mean of a column whose values hang together within groups: √Σ_g(Σ_{i∈g}(x_i − x̄))²/n.
 *
 * Draws of one ancestor have taken the same path until they were moved apart, so that together they say less than as
 * many independent ones. Grouped by first ancestor the error is consistent whatever the kernel; grouped by the last one
 * it also holds what resampling from few parents has left.
 *
 * Source: A. Lee and N. Whiteley, Variance estimation in the particle filter, Biometrika 105 (2018) 609–625.
 *
 * @param group for each value, from 0 to its number less 1.
 */
export function groupedError(column: Float64Array, group: Int32Array): number {
  return Math.sqrt(groupedCovariance(column, column, group))
}

/** The covariance of the means of two such columns. */
export function groupedCovariance(a: Float64Array, b: Float64Array, group: Int32Array): number {
  const sumsOfA = groupSums(a, group)
  const sumsOfB = a === b ? sumsOfA : groupSums(b, group)
  let sum = 0
  for (let g = 0; g < sumsOfA.length; g++) sum += sumsOfA[g]! * sumsOfB[g]!
  return sum / (a.length * a.length)
}

function groupSums(column: Float64Array, group: Int32Array): Float64Array {
  let mean = 0
  for (const x of column) mean += x
  mean /= column.length
  const sums = new Float64Array(column.length)
  for (let i = 0; i < column.length; i++) sums[group[i]!]! += column[i]! - mean
  return sums
}
