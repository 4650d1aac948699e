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

/** How a variate follows from a standard one: columns of those are filled fast, and serve every choice of parameters. */
export type Standard = NormalStandard | LognormalStandard | ExponentialStandard | UniformStandard

/** The variate that a standard one stands for. */
export function fromStandard(standard: Standard, x: number): number {
  if (standard.from === 'normal') return standard.location + standard.scale * x
  if (standard.from === 'lognormal') return standard.median * quickExp(standard.sigma * x)
  if (standard.from === 'uniform') return standard.quantile(x)
  return standard.scale * positivePower(x, standard.power)
}

/** A standard variate of the kind that is wanted. */
function standardVariate({ from }: Standard, state: Sfc32): number {
  if (from === 'uniform') return uniformVariate(state)
  return from === 'exponential' ? exponentialVariate(state) : normalVariate(state)
}

/** How variates of a distribution are drawn: all that a run needs of it. */
export interface Sampler {
  /** One variate; its generator moves on by a number of words that may vary. */
  sample(state: Sfc32): number
  /** Where variates follow from standard ones, how. */
  readonly standard?: Standard
}

/** What a distribution says of how it is drawn, where its variates follow from standard ones. */
export function drawnFrom(standard: Standard): Sampler {
  return { standard, sample: (state) => fromStandard(standard, standardVariate(standard, state)) }
}
