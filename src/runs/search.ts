/**
 * Running sums along rows, for `find`. From the last positive entry on they are 1, so that no uniform variate
 * below 1 falls off the end; an entry of 0 adds nothing, so that it is never drawn.
 *
 * @param values ≥ 0; each row sums to 1, or is all 0 and not to be drawn from.
 * @param step from one entry of a row to the next: 1 where row comes after row, the number of rows where column does.
 * @returns row after row.
 */
export function runningSums(values: Float64Array, rowLength: number, step = 1): Float64Array {
  const sums = new Float64Array(values.length)
  const rowStep = step === 1 ? rowLength : 1
  for (let row = 0, first = 0; row < values.length; row += rowLength, first += rowStep) {
    let sum = 0
    let last = 0
    for (let k = 0; k < rowLength; k++) {
      const value = values[first + k * step]!
      if (value > 0) last = k
      sum += value
      sums[row + k] = sum < 1 ? sum : 1
    }
    for (let k = last; k < rowLength; k++) sums[row + k] = 1
  }
  return sums
}

/**
 * The entry that a uniform variate falls on: the first i from `low` on with u < sums[i].
 *
 * @param sums ascending from `low` to `end`, the last of them 1.
 * @param u in [0, 1).
 */
export function find(sums: Float64Array, low: number, end: number, u: number): number {
  let high = end - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (u < sums[middle]!) high = middle
    else low = middle + 1
  }
  return low
}
