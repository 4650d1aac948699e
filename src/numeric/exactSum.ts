/** An exact sum in the making: non-overlapping partial sums in increasing order of size. Plain numbers, so it survives JSON. */
export type ExactSum = number[]

/** A new exact sum, of nothing. */
export function emptySum(): ExactSum {
  return []
}

/**
 * Adds a number to an exact sum, in place, without any rounding.
 *
 * @param sum made by emptySum
 * @param x a finite number
 */
export function addTo(sum: ExactSum, x: number): void {
  let kept = 0
  for (let i = 0; i < sum.length; i++) {
    const y = sum[i]!
    const total = x + y
    const rest = Math.abs(x) < Math.abs(y) ? x - (total - y) : y - (total - x)
    if (rest !== 0) sum[kept++] = rest
    x = total
  }
  sum.length = kept
  if (x !== 0) sum.push(x)
}

/** Adds everything in `other` to `sum`, in place: the sums of two parts become the sum of the whole. */
export function mergeInto(sum: ExactSum, other: ExactSum): void {
  for (const part of other) addTo(sum, part)
}

/** The double nearest to an exact sum (halves to even): a function of the real number summed, not of the order of adding. */
export function sumValue(sum: ExactSum): number {
  let i = sum.length - 1
  if (i < 0) return 0
  let high = sum[i]!
  let low = 0
  while (i > 0) {
    const x = high
    const y = sum[--i]!
    high = x + y
    low = y - (high - x)
    if (low !== 0) break
  }
  // A tie that the parts still below decide: round-half-even looked at only two of them.
  if (i > 0 && low !== 0 && low < 0 === sum[i - 1]! < 0) {
    const y = low * 2
    const x = high + y
    if (y === x - high) high = x
  }
  return high
}

/**
 * The exact sum of numbers, rounded once.
 *
 * @example exactSum([1, 1e100, 1, -1e100]) // 2
 */
export function exactSum(values: ArrayLike<number>): number {
  const sum = emptySum()
  for (let i = 0; i < values.length; i++) addTo(sum, values[i]!)
  return sumValue(sum)
}
