import { fromStandard, type Sampler } from '../distribution/standard.ts'
import { quickExp } from '../numeric/quickExp.ts'
import { type Sfc32, uniformInto } from '../random/sfc32.ts'
import { exponentialInto, normalInto } from '../random/ziggurat.ts'

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
  standardFills[standard.from](out, state)
  // the two that most are drawn from without a call for each: what is read before a loop, a compiler need not read in it
  if (standard.from === 'normal') {
    const { location, scale } = standard
    for (let i = 0; i < out.length; i++) out[i] = location + scale * out[i]!
  } else if (standard.from === 'lognormal') {
    const { median, sigma } = standard
    for (let i = 0; i < out.length; i++) out[i] = median * quickExp(sigma * out[i]!)
  } else for (let i = 0; i < out.length; i++) out[i] = fromStandard(standard, out[i]!)
}
