const double = new Float64Array(1)
const bits = new BigInt64Array(double.buffer)

/** The unit in the last place of a double: its distance to the next one away from 0. */
function ulp(x: number): number {
  double[0] = Math.abs(x)
  bits[0] = bits[0]! + 1n
  const next = double[0]!
  return Number.isFinite(next) ? next - Math.abs(x) : 2 ** 971
}

/**
 * The error of `computed` in ulp of `nearest`, the double nearest to the exact value, which lies `residual` ulp further on.
 */
export function ulpError(computed: number, nearest: number, residual: number): number {
  return Math.abs((computed - nearest) / ulp(nearest) - residual)
}
