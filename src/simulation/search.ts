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
 * The same over the categories of each draw of a block, where these come column by column.
 *
 * @param out by draw and category, draw by draw.
 * @param values by category and draw, category by category.
 */
export function runningSumsOfDraws(
  out: Float64Array,
  values: Float64Array,
  draws: number,
  first: number,
  length: number,
): void {
  const categories = values.length / draws
  for (let d = first; d < first + length; d++) {
    const begin = d * categories
    let last = categories - 1
    while (last > 0 && values[last * draws + d] === 0) last--
    let sum = 0
    for (let k = 0; k < last; k++) {
      sum += values[k * draws + d]!
      out[begin + k] = sum < 1 ? sum : 1
    }
    for (let k = last; k < categories; k++) out[begin + k] = 1
  }
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
