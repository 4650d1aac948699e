/**
 * The CRPS of a sample, as the integral of (F − 1[t ≥ x])² over the gaps between its values: all terms are positive.
 *
 * @param sorted in increasing order, at least one; at least two where `fair`.
 */
export function sampleCrps(sorted: Float64Array, x: number, fair: boolean): number {
  const n = sorted.length
  // The penalty for k of n numbers on the wrong side: (k/n)², or its fair version (fairBrierScore).
  const penalty = (k: number) => (fair ? (k / n) * ((k - 1) / (n - 1)) : (k / n) * (k / n))
  let score = Math.max(0, sorted[0]! - x, x - sorted[n - 1]!)
  for (let i = 1; i < n; i++) {
    const low = sorted[i - 1]!
    const high = sorted[i]!
    const middle = Math.min(Math.max(x, low), high)
    score += (middle - low) * penalty(i) + (high - middle) * penalty(n - i)
  }
  return score
}
