import { gammaQuantile, regularizedGammaP, regularizedGammaQ } from '../numeric/gamma.ts'
import { gammaVariate } from '../random/gamma.ts'
import type { Distribution } from './distribution.ts'

/** The gamma distribution of the given `shape` > 0 and `scale` > 0. */
export function gamma({ shape, scale }: { readonly shape: number; readonly scale: number }): Distribution {
  return {
    kind: 'gamma',
    cdf: (x) => (x <= 0 ? 0 : regularizedGammaP(shape, x / scale)),
    survival: (x) => (x <= 0 ? 1 : regularizedGammaQ(shape, x / scale)),
    quantile: (p) => scale * gammaQuantile(shape, p),
    sample: (state) => scale * gammaVariate(state, shape),
    mean: shape * scale,
    support: [0, Number.POSITIVE_INFINITY],
  }
}
