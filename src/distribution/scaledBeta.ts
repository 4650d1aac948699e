import { betaTail } from '../numeric/beta.ts'
import { betaPair } from '../numeric/betaQuantile.ts'
import { betaVariate } from '../random/beta.ts'
import type { Distribution } from './distribution.ts'
import type { Sampler } from './standard.ts'

/** A beta distribution stretched to [min, max]: the body of `beta` and `pert`. */
export interface ScaledBeta {
  readonly alpha: number
  readonly beta: number
  readonly min: number
  readonly max: number
}

/** From the nearer end, so that both ends are exact and values near them keep their digits; y = 1 − x. */
function stretched({ min, max }: ScaledBeta, x: number, y: number): number {
  const width = max - min
  return x <= y ? Math.min(min + width * x, max) : Math.max(max - width * y, min)
}

export function scaledBetaSampler(body: ScaledBeta): Sampler {
  return {
    sample: (state) => {
      const { x, y } = betaVariate(state, body.alpha, body.beta)
      return stretched(body, x, y)
    },
  }
}

export function scaledBeta(kind: string, body: ScaledBeta): Distribution {
  const { alpha, beta, min, max } = body
  const width = max - min
  return {
    kind,
    cdf: (x) =>
      x <= min ? 0 : x >= max ? 1 : betaTail(alpha, beta, (x - min) / width, (max - x) / width, false),
    survival: (x) =>
      x <= min ? 1 : x >= max ? 0 : betaTail(alpha, beta, (x - min) / width, (max - x) / width, true),
    quantile: (p) => stretched(body, ...betaPair(alpha, beta, p)),
    ...scaledBetaSampler(body),
    mean: min + width * (alpha / (alpha + beta)),
    support: [min, max],
  }
}
