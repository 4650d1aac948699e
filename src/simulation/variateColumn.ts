import { fromStandard, type Sampler } from '../distribution/standard.ts'
import { type Sfc32, uniformInto } from '../random/sfc32.ts'
import { exponentialInto, normalInto } from '../random/ziggurat.ts'
import { theLoops } from './drawLoops.ts'

/** How a column of standard variates is filled, by what a distribution is drawn from. */
export const standardFills = {
  normal: normalInto,
  lognormal: normalInto,
  exponential: exponentialInto,
  uniform: uniformInto,
}

/** Fills a column with the variates that one call after the other would give, only faster. */
export function variatesInto(out: Float64Array, sampler: Sampler, state: Sfc32): void {
  const { standard } = sampler
  if (!standard) {
    for (let i = 0; i < out.length; i++) out[i] = sampler.sample(state)
    return
  }
  if (standard.from === 'normal' || standard.from === 'lognormal') {
    // what most are drawn from, without a call for each
    const { a, normalValues, lognormalValues } = theLoops()
    for (let first = 0; first < out.length; first += a.length) {
      const length = Math.min(a.length, out.length - first)
      normalInto(a, state, length)
      if (standard.from === 'normal') normalValues(standard.location, standard.scale, length)
      else lognormalValues(standard.median, standard.sigma, length)
      out.set(a.subarray(0, length), first)
    }
    return
  }
  standardFills[standard.from](out, state)
  for (let i = 0; i < out.length; i++) out[i] = fromStandard(standard, out[i]!)
}
