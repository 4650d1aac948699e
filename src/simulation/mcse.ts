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

/**
 * Monte Carlo standard error of a probability over both levels (semantics §6):
 * Σ v_d P_d(1 − P_d)/runs + Σ b_d(P_d − P̄)², b_d from `betweenDraws`, the second term 0 with one draw.
 *
 * @param spread b, where it is known already.
 */
export function mcseOf(
  probability: Float64Array,
  weight: Float64Array,
  runs: number,
  spread = betweenDraws(weight, runs),
): number {
  let mean = 0
  for (let d = 0; d < weight.length; d++) mean += weight[d]! * probability[d]!
  let within = 0
  let between = 0
  for (let d = 0; d < weight.length; d++) {
    const p = probability[d]!
    within += weight[d]! * p * Math.max(0, 1 - p)
    between += spread[d]! * (p - mean) * (p - mean)
  }
  return Math.sqrt(within / runs + between)
}
