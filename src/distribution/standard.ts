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
interface UniformStandard {
  readonly from: 'uniform'
  readonly quantile: (u: number) => number
}

/** How to compute a variate from a standard one. Standard variates are drawn in fast columns, and do not depend on the parameters. */
export type Standard = NormalStandard | LognormalStandard | ExponentialStandard | UniformStandard

/** The variate computed from a standard variate x. */
export function fromStandard(standard: Standard, x: number): number {
  if (standard.from === 'normal') return standard.location + standard.scale * x
  if (standard.from === 'lognormal') return standard.median * quickExp(standard.sigma * x)
  if (standard.from === 'uniform') return standard.quantile(x)
  return standard.scale * positivePower(x, standard.power)
}

/** Draws a standard variate of the kind that a distribution uses. */
function standardVariate({ from }: Standard, state: Sfc32): number {
  if (from === 'uniform') return uniformVariate(state)
  return from === 'exponential' ? exponentialVariate(state) : normalVariate(state)
}

/** How to draw variates of a distribution. */
export interface Sampler {
  /** Draws one variate; the number of random words it consumes may vary. */
  sample(state: Sfc32): number
  /** How to compute a variate from a standard one; undefined if that is not how they are drawn. */
  readonly standard?: Standard
}

/** The sampler of a distribution whose variates are computed from standard ones. */
export function drawnFrom(standard: Standard): Sampler {
  return { standard, sample: (state) => fromStandard(standard, standardVariate(standard, state)) }
}
