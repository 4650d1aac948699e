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
 * @param weight v, summing to 1.
 * @param spread b: for probabilities from `betweenDraws`.
 *
 * In one pass: distances are taken from the first draw, and from the mean once that is known.
 */
export function momentsOf(
  columns: readonly Float64Array[],
  weight: Float64Array,
  spread: Float64Array,
): DrawMoments[] {
  return columns.map((column) => {
    const origin = column[0]!
    let moved = 0
    let within = 0
    let whole = 0
    let first = 0
    let second = 0
    for (let d = 0; d < column.length; d++) {
      const x = column[d]!
      const distance = x - origin
      const weighed = spread[d]! * distance
      moved += weight[d]! * distance
      within += weight[d]! * (x * (1 - x))
      whole += spread[d]!
      first += weighed
      second += weighed * distance
    }
    return {
      mean: origin + moved,
      within: Math.max(0, within),
      between: Math.max(0, second - moved * (2 * first - moved * whole)),
    }
  })
}

/**
 * Monte Carlo standard error of a probability over both levels (semantics §6):
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
