import { betaTail } from '../numeric/beta.ts'
import { betaPair } from '../numeric/betaQuantile.ts'
import { betaVariate } from '../random/beta.ts'
import type { Distribution } from './distribution.ts'

/** A beta distribution stretched to [min, max]: the body of `beta` and `pert`. */
export function scaledBeta(
  kind: string,
  alpha: number,
  beta: number,
  min: number,
  max: number,
): Distribution {
  const width = max - min
  /** From the nearer end, so that both ends are exact and values near them keep their digits. */
  const stretched = (x: number, y: number): number =>
    x <= y ? Math.min(min + width * x, max) : Math.max(max - width * y, min)
  return {
    kind,
    cdf: (x) =>
      x <= min ? 0 : x >= max ? 1 : betaTail(alpha, beta, (x - min) / width, (max - x) / width, false),
    survival: (x) =>
      x <= min ? 1 : x >= max ? 0 : betaTail(alpha, beta, (x - min) / width, (max - x) / width, true),
    quantile: (p) => stretched(...betaPair(alpha, beta, p)),
    sample: (state) => {
      const { x, y } = betaVariate(state, alpha, beta)
      return stretched(x, y)
    },
    mean: min + width * (alpha / (alpha + beta)),
    support: [min, max],
  }
}
