import { betaTail } from '../numeric/beta.ts'
import { betaPair } from '../numeric/betaQuantile.ts'
import type { DistributionBody } from './family.ts'
import { tails } from './tails.ts'

/** A beta distribution stretched to [min, max]: the body of `beta` and `pert`. */
export interface ScaledBeta {
  readonly alpha: number
  readonly beta: number
  readonly min: number
  readonly max: number
}

/** A beta variate stretched to [min, max]. */
export type ScaledBetaRecipe = { readonly from: 'beta' } & ScaledBeta

/** x in [0, 1] mapped to [min, max], measured from the nearer end, so that both ends are exact and values near them keep their digits; y = 1 − x. */
export function stretched({ min, max }: ScaledBeta, x: number, y: number): number {
  const width = max - min
  return x <= y ? Math.min(min + width * x, max) : Math.max(max - width * y, min)
}

export function scaledBeta(body: ScaledBeta): DistributionBody<ScaledBetaRecipe> {
  const { alpha, beta, min, max } = body
  const width = max - min
  return {
    ...tails(min, max, (x, upper) => betaTail(alpha, beta, (x - min) / width, (max - x) / width, upper)),
    quantile: (p) => stretched(body, ...betaPair(alpha, beta, p)),
    recipe: { from: 'beta', ...body },
  }
}
