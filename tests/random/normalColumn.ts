import type { Sfc32 } from '../../src/random/sfc32.ts'
import { normalVariate } from '../../src/random/ziggurat.ts'

/** Fills a column with standard normal variates, one after the other. */
export function normalInto(out: Float64Array, state: Sfc32, length = out.length): void {
  for (let i = 0; i < length; i++) out[i] = normalVariate(state)
}
