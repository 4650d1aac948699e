import { fromStandard, type Sampler } from '../distribution/standard.ts'
import { type Sfc32, uniformInto } from '../random/sfc32.ts'
import type { TextKey } from '../random/stream.ts'
import { exponentialInto, normalInto } from '../random/ziggurat.ts'
import { eachDrawBlock } from './purposes.ts'

/** How a column of standard variates is filled, by what a distribution is drawn from. */
export const standardFills = {
  normal: normalInto,
  lognormal: normalInto,
  exponential: exponentialInto,
  uniform: uniformInto,
}

/** A column of variates over all draws, block by block, each block from its own stream of the purpose. */
export function variateColumn(sampler: Sampler, seed: TextKey, purpose: string, draws: number): Float64Array {
  const column = new Float64Array(draws)
  eachDrawBlock(seed, purpose, draws, (state, first, end) => {
    variatesInto(column.subarray(first, end), sampler, state)
  })
  return column
}

function variatesInto(out: Float64Array, sampler: Sampler, state: Sfc32): void {
  const { standard } = sampler
  if (standard) {
    standardFills[standard.from](out, state)
    for (let i = 0; i < out.length; i++) out[i] = fromStandard(standard, out[i]!)
  } else for (let i = 0; i < out.length; i++) out[i] = sampler.sample(state)
}
