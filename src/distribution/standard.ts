import { positivePower } from '../numeric/positivePower.ts'
import { quickExp } from '../numeric/quickExp.ts'
import type { Sfc32 } from '../random/sfc32.ts'
import { uniformVariate } from '../random/sfc32.ts'
import { exponentialVariate, normalVariate } from '../random/ziggurat.ts'

/** location + scale·z of a standard normal variate z */
export interface NormalStandard {
  readonly from: 'normal'
  readonly location: number
  readonly scale: number
}

/** median·e^(sigma·z) */
export interface LognormalStandard {
  readonly from: 'lognormal'
  readonly median: number
  readonly sigma: number
}

/** scale·e^power of an exponential variate e of mean 1 */
export interface ExponentialStandard {
  readonly from: 'exponential'
  readonly scale: number
  readonly power: number
}

/** The quantile at a uniform variate in [0, 1). */
export interface UniformStandard {
  readonly from: 'uniform'
  readonly quantile: (u: number) => number
}

/** How a variate is computed from a standard one. Columns of standard variates are fast to fill and serve all parameters. */
export type Standard = NormalStandard | LognormalStandard | ExponentialStandard | UniformStandard

/** The variate computed from the standard variate x. */
export function fromStandard(standard: Standard, x: number): number {
  if (standard.from === 'normal') return standard.location + standard.scale * x
  if (standard.from === 'lognormal') return standard.median * quickExp(standard.sigma * x)
  if (standard.from === 'uniform') return standard.quantile(x)
  return standard.scale * positivePower(x, standard.power)
}

/** Draws a standard variate. */
function standardVariate({ from }: Standard, state: Sfc32): number {
  if (from === 'uniform') return uniformVariate(state)
  return from === 'exponential' ? exponentialVariate(state) : normalVariate(state)
}

/** Draws variates of a distribution. */
export interface Sampler {
  /** Draws one variate; how many words it takes from the generator may vary. */
  sample(state: Sfc32): number
  /** How to compute a variate from a standard one; absent where that is not possible. */
  readonly standard?: Standard
}

/** The sampler of a distribution whose variates are computed from standard ones. */
export function drawnFrom(standard: Standard): Sampler {
  return { standard, sample: (state) => fromStandard(standard, standardVariate(standard, state)) }
}
