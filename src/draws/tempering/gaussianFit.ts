/** A Gaussian fitted to columns of scores. */
export interface Gaussian {
  readonly mean: Float64Array
  /** L of the covariance L·Lᵀ, row by row. */
  readonly factor: Float64Array
}

/** A coordinate in which all draws are the same still has to be able to move. */
const leastVariance = 1e-12

/**
 * The Gaussian that moves are proposed from.
 *
 * Of N draws in k dimensions the correlations are known to 1/√N each, so they are shrunk by 2k/N; and a proposal has to
 * reach beyond the draws, so the covariance is inflated by 1 + min(0.4, 2/k). Sums run in index order.
 */
export function gaussianFit(scores: readonly Float64Array[], draws: number): Gaussian {
  const k = scores.length
  const mean = Float64Array.from(scores, (column) => {
    let sum = 0
    for (let i = 0; i < draws; i++) sum += column[i]!
    return sum / draws
  })
  const inflation = 1 + Math.min(0.4, 2 / k)
  const off = inflation * (1 - Math.min(1, (2 * k) / draws))
  const covariance = new Float64Array(k * k)
  for (let a = 0; a < k; a++)
    for (let b = 0; b <= a; b++) {
      const [x, y, meanX, meanY] = [scores[a]!, scores[b]!, mean[a]!, mean[b]!]
      let sum = 0
      for (let i = 0; i < draws; i++) sum += (x[i]! - meanX) * (y[i]! - meanY)
      covariance[a * k + b] = (sum / Math.max(1, draws - 1)) * (a === b ? inflation : off)
    }
  return { mean, factor: cholesky(covariance, k) }
}

/** L with L·Lᵀ the symmetric matrix whose lower half is given. */
function cholesky(matrix: Float64Array, k: number): Float64Array {
  const factor = new Float64Array(k * k)
  for (let a = 0; a < k; a++)
    for (let b = 0; b <= a; b++) {
      let sum = matrix[a * k + b]!
      for (let c = 0; c < b; c++) sum -= factor[a * k + c]! * factor[b * k + c]!
      factor[a * k + b] = a === b ? Math.sqrt(Math.max(sum, leastVariance)) : sum / factor[b * k + b]!
    }
  return factor
}

/** ln N(z; 0, I) − ln N(z; μ, LLᵀ) of every draw, but for a constant. */
export function logPriorOverFit(
  out: Float64Array,
  scores: readonly Float64Array[],
  { mean, factor }: Gaussian,
): void {
  const k = scores.length
  const solved = scores.map(() => new Float64Array(out.length))
  out.fill(0)
  for (let a = 0; a < k; a++) {
    const z = scores[a]!
    const y = solved[a]!
    const middle = mean[a]!
    for (let i = 0; i < out.length; i++) y[i] = z[i]! - middle
    for (let b = 0; b < a; b++) {
      const [entry, other] = [factor[a * k + b]!, solved[b]!]
      for (let i = 0; i < out.length; i++) y[i]! -= entry * other[i]!
    }
    const scale = 1 / factor[a * k + a]!
    for (let i = 0; i < out.length; i++) {
      y[i]! *= scale
      out[i]! += 0.5 * (y[i]! * y[i]! - z[i]! * z[i]!)
    }
  }
}
