import { exp } from '../numeric/exp.ts'
import { expm1 } from '../numeric/expm1.ts'
import { log1p } from '../numeric/log1p.ts'
import { positivePower } from '../numeric/positivePower.ts'
import type { DistributionBody } from './distribution.ts'
import type { ParametersOf } from './ofSpec.ts'
import { tails } from './tails.ts'

/** The Weibull distribution: P(X > x) = exp(−(x/scale)^shape), `shape` > 0, `scale` > 0. A shape above 1 is a rising hazard. */
export function weibull({ shape, scale }: ParametersOf<'weibull'>): DistributionBody {
  return {
    ...tails(0, Infinity, (x, upper) => {
      const hazard = positivePower(x / scale, shape)
      return upper ? exp(-hazard) : -expm1(-hazard)
    }),
    quantile: (p) => (p === 0 ? 0 : scale * positivePower(-log1p(-p), 1 / shape)),
    recipe: { from: 'exponential', scale, power: 1 / shape },
  }
}
