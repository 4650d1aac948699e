/**
 * The CRPS of a sample, as the integral of (F − 1)²: a sum of terms that are all positive, gap after gap.
 *
 * @param sorted in increasing order, at least one; at least two where `fair`.
 */
export function sampleCrps(sorted: Float64Array, x: number, fair: boolean): number {
  const n = sorted.length
  let score = Math.max(0, sorted[0]! - x, x - sorted[n - 1]!)
  // ½E|X − X′| = ∫ F(1 − F), by gaps too
  let spread = 0
  for (let i = 1; i < n; i++) {
    const low = sorted[i - 1]!
    const high = sorted[i]!
    const below = i / n
    const above = (n - i) / n
    const middle = Math.min(Math.max(x, low), high)
    score += (middle - low) * below * below + (high - middle) * above * above
    spread += (high - low) * below * above
  }
  return fair ? score - spread / (n - 1) : score
}
