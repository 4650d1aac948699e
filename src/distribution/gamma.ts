import { gammaQuantile, regularizedGammaP, regularizedGammaQ } from '../numeric/gamma.ts'
import { gammaVariate } from '../random/gamma.ts'
import type { Distribution } from './distribution.ts'
import type { ParametersOf } from './ofSpec.ts'
import type { Sampler } from './standard.ts'

export function gammaSampler({ shape, scale }: ParametersOf<'gamma'>): Sampler {
  return { sample: (state) => scale * gammaVariate(state, shape) }
}

/** The gamma distribution of the given `shape` > 0 and `scale` > 0. */
export function gamma(parameters: ParametersOf<'gamma'>): Distribution {
  const { shape, scale } = parameters
  return {
    kind: 'gamma',
    cdf: (x) => (x <= 0 ? 0 : regularizedGammaP(shape, x / scale)),
    survival: (x) => (x <= 0 ? 1 : regularizedGammaQ(shape, x / scale)),
    quantile: (p) => scale * gammaQuantile(shape, p),
    ...gammaSampler(parameters),
    mean: shape * scale,
    support: [0, Number.POSITIVE_INFINITY],
  }
}
