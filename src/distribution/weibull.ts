import { exp } from '../numeric/exp.ts'
import { expm1 } from '../numeric/expm1.ts'
import { log1p } from '../numeric/log1p.ts'
import { positivePower } from '../numeric/positivePower.ts'
import type { DistributionBody } from './distribution.ts'
import type { ParametersOf } from './ofSpec.ts'

/** The Weibull distribution: P(X > x) = exp(−(x/scale)^shape), `shape` > 0, `scale` > 0. A shape above 1 is a rising hazard. */
export function weibull({ shape, scale }: ParametersOf<'weibull'>): DistributionBody {
  return {
    cdf: (x) => (x <= 0 ? 0 : -expm1(-positivePower(x / scale, shape))),
    survival: (x) => (x <= 0 ? 1 : exp(-positivePower(x / scale, shape))),
    quantile: (p) => (p === 0 ? 0 : scale * positivePower(-log1p(-p), 1 / shape)),
    recipe: { from: 'exponential', scale, power: 1 / shape },
  }
}
