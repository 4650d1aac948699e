import { exp } from '../numeric/exp.ts'
import { expm1 } from '../numeric/expm1.ts'
import { log1p } from '../numeric/log1p.ts'
import type { Distribution } from './distribution.ts'
import type { ParametersOf } from './ofSpec.ts'
import { drawnFrom, type Sampler } from './standard.ts'

export function exponentialSampler({ mean }: ParametersOf<'exponential'>): Sampler {
  return drawnFrom({ from: 'exponential', scale: mean, power: 1 })
}

/** The exponential distribution of the given `mean` > 0: the wait for an event of constant hazard 1/mean. */
export function exponential(parameters: ParametersOf<'exponential'>): Distribution {
  const { mean } = parameters
  return {
    kind: 'exponential',
    cdf: (x) => (x <= 0 ? 0 : -expm1(-x / mean)),
    survival: (x) => (x <= 0 ? 1 : exp(-x / mean)),
    quantile: (p) => (p === 0 ? 0 : -mean * log1p(-p)),
    ...exponentialSampler(parameters),
    mean,
    support: [0, Number.POSITIVE_INFINITY],
  }
}
