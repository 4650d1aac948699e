import { exp } from '../numeric/exp.ts'
import { expm1 } from '../numeric/expm1.ts'
import { regularizedGammaP } from '../numeric/gamma.ts'
import { log1p } from '../numeric/log1p.ts'
import { logGamma } from '../numeric/logGamma.ts'
import { positivePower } from '../numeric/positivePower.ts'
import { pow } from '../numeric/pow.ts'
import type { Family } from './family.ts'
import type { ExponentialStandard } from './standard.ts'
import { tails } from './tails.ts'

interface ShapeAndScale {
  readonly shape: number
  readonly scale: number
}

/** The Weibull distribution: P(X > x) = exp(−(x/scale)^shape), `shape` > 0, `scale` > 0. A shape above 1 is a rising hazard. */
export const weibull: Family<ShapeAndScale, ExponentialStandard> = {
  description: 'Waiting under a hazard that rises (shape above 1) or falls (shape below 1).',
  parameters: {
    shape: { range: 'above 0', description: 'Shape, above 0.', example: 1.3 },
    scale: {
      range: 'above 0',
      description: 'Scale, above 0: by then it has come to pass with probability 63%.',
      example: 120,
    },
  },
  constraint: undefined,
  body: ({ shape, scale }) => ({
    ...tails(0, Infinity, (x, upper) => {
      const hazard = positivePower(x / scale, shape)
      return upper ? exp(-hazard) : -expm1(-hazard)
    }),
    quantile: (p) => (p === 0 ? 0 : scale * positivePower(-log1p(-p), 1 / shape)),
    recipe: { from: 'exponential', scale, power: 1 / shape },
  }),
  mean: ({ shape, scale }) => scale * exp(logGamma(1 + 1 / shape)),
}

/** The CRPS of X = scale·E^power with E exponential of mean 1. The smaller of two such X has the scale times 2^−power. */
export function powerCrps(scale: number, power: number, mean: number, x: number): number {
  const t = x <= 0 ? 0 : pow(x / scale, 1 / power)
  const below = -expm1(-t)
  return x * (2 * below - 1) - 2 * mean * regularizedGammaP(1 + power, t) + mean * pow(2, -power)
}

export function weibullCrps(parameters: ShapeAndScale, x: number): number {
  return powerCrps(parameters.scale, 1 / parameters.shape, weibull.mean(parameters), x)
}
