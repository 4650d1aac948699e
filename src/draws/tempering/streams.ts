import type { Sfc32 } from '../../random/sfc32.ts'
import { streamOf, type TextKey } from '../../random/stream.ts'
import { textKey } from '../../random/textKey.ts'
import { normalVariate } from '../../random/ziggurat.ts'

/** What random numbers are for while draws are moved; a stream for each step and sweep, a column from each. */
export const temperingPurposes = {
  scores: (id: string) => `temper:${id}`,
  accept: 'temper:accept',
  resample: 'temper:resample',
  leaf: 'temper:leaf',
  split: (node: string) => `temper:split:${node}`,
  path: (node: string) => `temper:path:${node}`,
} as const

/** More than a step has: 30 at most, ten more at the end. */
const sweepsOfStep = 64

/** @param sweep 0 for what comes before the first. */
export function temperingStream(seed: TextKey, purpose: TextKey, step: number, sweep: number): Sfc32 {
  return streamOf(seed, purpose, step * sweepsOfStep + sweep)
}

export const acceptKey: TextKey = /* @__PURE__ */ textKey(temperingPurposes.accept)
export const resampleKey: TextKey = /* @__PURE__ */ textKey(temperingPurposes.resample)

export function fillNormals(out: Float64Array, state: Sfc32): void {
  for (let i = 0; i < out.length; i++) out[i] = normalVariate(state)
}
