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

/** What the probabilities of an outcome in the draws say of its error. */
export interface DrawMoments {
  /** P̄ = Σ v_d P_d. */
  readonly mean: number
  /** Σ v_d P_d(1 − P_d). */
  readonly within: number
  /** Σ b_d(P_d − P̄)². */
  readonly between: number
}

/**
 * @param spread b, from `betweenDraws`.
 *
 * In one pass: distances are taken from the first draw, and from the mean once that is known.
 */
export function momentsOf(
  probability: Float64Array,
  weight: Float64Array,
  spread: Float64Array,
): DrawMoments {
  const origin = probability[0]!
  let moved = 0
  let within = 0
  let sum = 0
  let first = 0
  let second = 0
  for (let d = 0; d < weight.length; d++) {
    const p = probability[d]!
    const distance = p - origin
    const b = spread[d]!
    moved += weight[d]! * distance
    within += weight[d]! * (p * (1 - p))
    sum += b
    first += b * distance
    second += b * (distance * distance)
  }
  return {
    mean: origin + moved,
    within: Math.max(0, within),
    between: Math.max(0, second - moved * (2 * first - moved * sum)),
  }
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
  return errorOf(momentsOf(probability, weight, spread), runs)
}
