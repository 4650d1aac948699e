import { sumOf } from '../numeric/sum.ts'
import { isEven } from '../numeric/weightedQuantile.ts'

/**
 * How much each draw's distance from the mean weighs in the variance between draws: v² + m(1 − m)/runs² with
 * m = min(runs·v, ½).
 *
 * The second part is that of dealing whole runs to draws, evenly: a draw worth a tenth of a run gets one run
 * or none. With many runs to a draw it vanishes; with fewer runs than draws it is most of the error.
 */
export function betweenDraws(weight: Float64Array, runs: number): Float64Array {
  const between = new Float64Array(weight.length)
  if (weight.length === 1) return between
  for (let d = 0; d < weight.length; d++) {
    const v = weight[d]!
    const share = Math.min(runs * v, 0.5)
    between[d] = v * v + (share * (1 - share)) / (runs * runs)
  }
  return between
}

/** What a column of draws says of its mean's error. */
export interface DrawMoments {
  /** Σ v_d x_d. */
  readonly mean: number
  /** Σ v_d x_d(1 − x_d), for probabilities. */
  readonly within: number
  /** Σ b_d(x_d − mean)². */
  readonly between: number
}

/**
 * The moments of columns of draws.
 *
 * Distances are taken from the first draw, and from the mean once that is known. Of draws that weigh the same two sums
 * say all.
 *
 * @param weight v, summing to 1.
 * @param spread b, which depends on v alone: for probabilities from `betweenDraws`.
 */
export function momentsOf(
  columns: readonly Float64Array[],
  weight: Float64Array,
  spread: Float64Array,
): DrawMoments[] {
  const whole = sumOf(spread)
  const even = isEven(weight)
  return columns.map((column) => {
    const [moved, squares] = even ? evenSums(column, weight[0]!) : weighedSums(column, weight)
    const mean = column[0]! + moved
    const variance = squares - moved * moved
    const [first, second] = even ? [] : weighedSums(column, spread)
    return {
      mean,
      // Σ v x(1 − x) is what the mean alone would have less the variance
      within: Math.max(0, mean * (1 - mean) - variance),
      between: Math.max(
        0,
        first === undefined ? variance * whole : second! - moved * (2 * first - moved * whole),
      ),
    }
  })
}

type Sums = readonly [distances: number, squares: number]

/** Weighed sums of distances from the first value, and of their squares. */
function weighedSums(column: Float64Array, weight: Float64Array): Sums {
  const origin = column[0]!
  let sum = 0
  let squares = 0
  for (let d = 0; d < weight.length; d++) {
    const distance = column[d]! - origin
    const weighed = weight[d]! * distance
    sum += weighed
    squares += weighed * distance
  }
  return [sum, squares]
}

/** The same where all weigh the same: two sums side by side, so that none waits for the one before. */
function evenSums(column: Float64Array, weight: number): Sums {
  const origin = column[0]!
  let even = 0
  let odd = 0
  let evenSquares = 0
  let oddSquares = 0
  for (let d = 1; d < column.length; d += 2) {
    const a = column[d - 1]! - origin
    const b = column[d]! - origin
    even += a
    odd += b
    evenSquares += a * a
    oddSquares += b * b
  }
  // of an odd number
  const last = column.length % 2 === 1 ? column[column.length - 1]! - origin : 0
  return [weight * (even + odd + last), weight * (evenSquares + oddSquares + last * last)]
}

/**
 * Monte Carlo standard error of a probability over both levels (docs/semantics.md#errors):
 * Σ v_d P_d(1 − P_d)/runs + Σ b_d(P_d − P̄)², b_d from `betweenDraws`, the second term 0 with one draw.
 */
export function errorOf({ within, between }: DrawMoments, runs: number): number {
  return Math.sqrt(within / runs + between)
}

/** @param spread b, where it is known already. */
export function mcseOf(
  probability: Float64Array,
  weight: Float64Array,
  runs: number,
  spread = betweenDraws(weight, runs),
): number {
  const [moments] = momentsOf([probability], weight, spread)
  return errorOf(moments!, runs)
}
