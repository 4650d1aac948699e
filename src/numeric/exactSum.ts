/** A running exact sum: non-overlapping parts in increasing order of size. They are finite numbers, so it survives JSON. */
export type ExactSum = number[]

/** 2^970: at least 2^53 numbers up to this size can be added, in any order, before a partial sum overflows. */
export const LARGEST_ADDEND = 2 ** 970

/** A new exact sum without numbers. */
export function emptySum(): ExactSum {
  return []
}

/**
 * Adds a number to an exact sum, in place, without any rounding.
 *
 * Use it where a total must not depend on the order or the grouping of its parts: tallies of blocks, shards, workers.
 *
 * @param sum made by emptySum
 * @param x at most 2^970 (about 1e292) in size
 * @throws RangeError for larger numbers, infinities and NaN. The limit is on each number rather than on the sum, so that
 * the order does not decide whether it throws
 * @example const sum = emptySum(); addTo(sum, 1e100); addTo(sum, 1); addTo(sum, -1e100); sumValue(sum) // 1
 * Method: Shewchuk, Adaptive Precision Floating-Point Arithmetic, Discrete Comput. Geom. 18 (1997) 305-363, Grow-Expansion.
 */
export function addTo(sum: ExactSum, x: number): void {
  if (!(Math.abs(x) <= LARGEST_ADDEND))
    throw new RangeError(
      `An exact sum takes numbers up to 2^970 (about 1e292) in size; received ${x}. Scale the numbers down.`,
    )
  grow(sum, x)
}

function grow(sum: ExactSum, x: number): void {
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

/**
 * Adds everything in one exact sum to another, in place: the sums of two parts become the sum of the whole.
 *
 * @param sum receives the parts of the other
 * @param other is not changed
 */
export function mergeInto(sum: ExactSum, other: ExactSum): void {
  // A sum merged into itself needs a copy, because grow rewrites the parts.
  const parts = sum === other ? [...other] : other
  for (const part of parts) grow(sum, part)
}

/**
 * The double nearest to an exact sum, ties to even. It depends on the exact total alone, not on the order or grouping of
 * the additions. The sum of nothing, or of zeros of either sign, is +0.
 */
export function sumValue(sum: ExactSum): number {
  let i = sum.length - 1
  if (i < 0) return 0
  let high = sum[i]!
  let low = 0
  while (i > 0 && low === 0) {
    const y = sum[--i]!
    const total = high + y
    low = y - (total - high)
    high = total
  }
  // If low is exactly half an ulp of high, rounding broke a tie to even. The smaller parts decide which way is right.
  if (i > 0 && low < 0 === sum[i - 1]! < 0) {
    const twice = 2 * low
    const away = high + twice
    if (twice === away - high) high = away
  }
  return high
}

/**
 * The exact sum of numbers, rounded once.
 *
 * @param values each at most 2^970 (about 1e292) in size
 * @returns the double nearest to the sum; 0 for no values
 * @throws RangeError for larger numbers, infinities and NaN
 * @example exactSum([1, 1e100, 1, -1e100]) // 2
 */
export function exactSum(values: ArrayLike<number>): number {
  const sum = emptySum()
  for (let i = 0; i < values.length; i++) addTo(sum, values[i]!)
  return sumValue(sum)
}
