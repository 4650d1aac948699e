/**
 * Running sums along rows, for `find`. From the last positive entry on they are 1, so that no uniform variate
 * below 1 falls off the end; an entry of 0 adds nothing, so that it is never drawn.
 *
 * @param values ≥ 0, row after row; each row sums to 1, or is all 0 and not to be drawn from.
 */
export function runningSums(values: Float64Array, rowLength: number): Float64Array {
  const sums = new Float64Array(values.length)
  for (let first = 0; first < values.length; first += rowLength) {
    let last = first + rowLength - 1
    while (last > first && values[last] === 0) last--
    let sum = 0
    for (let i = first; i < first + rowLength; i++) {
      sum += values[i]!
      sums[i] = i >= last ? 1 : Math.min(1, sum)
    }
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
