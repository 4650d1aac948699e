import { logBeta } from '../numeric/beta.ts'
import { exp } from '../numeric/exp.ts'
import { gammaQuantile, gammaTail, regularizedGammaP } from '../numeric/gamma.ts'
import type { Family } from './family.ts'
import { tails } from './tails.ts'

export interface ShapeAndScale {
  readonly shape: number
  readonly scale: number
}

/** The gamma distribution of the given `shape` > 0 and `scale` > 0. */
export const gamma: Family<ShapeAndScale, { readonly from: 'gamma' } & ShapeAndScale> = {
  description: 'Above 0: waiting for several events, the mean is shape × scale.',
  parameters: {
    shape: { range: 'above 0', description: 'Shape, above 0.', example: 2 },
    scale: { range: 'above 0', description: 'Scale, above 0.', example: 45 },
  },
  constraint: undefined,
  body: ({ shape, scale }) => ({
    ...tails(0, Infinity, (x, upper) => gammaTail(shape, x / scale, upper)),
    quantile: (p) => scale * gammaQuantile(shape, p),
    recipe: { from: 'gamma', shape, scale },
  }),
  mean: ({ shape, scale }) => shape * scale,
}

/** The CRPS of a gamma distribution, as in beta.ts with M = μP(k + 1, x/θ) and g = θ/B(½, k) (Scheuerer and Möller 2015). */
export function gammaCrps({ shape, scale }: ShapeAndScale, x: number): number {
  const t = Math.max(0, x / scale)
  const mean = shape * scale
  const spread = scale * exp(-logBeta(0.5, shape))
  return (
    x * (2 * regularizedGammaP(shape, t) - 1) - 2 * mean * regularizedGammaP(shape + 1, t) + mean - spread
  )
}
