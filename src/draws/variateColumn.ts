import type { Sampler } from '../distribution/standard.ts'
import { uniformInto } from '../random/sfc32.ts'
import { exponentialInto } from '../random/ziggurat.ts'
import type { DrawSource } from './drawSource.ts'

/** How a column of standard variates is filled that are not normal. */
export const standardFills = {
  exponential: exponentialInto,
  uniform: uniformInto,
}

/** Fills a column, at most a block of draws long, with variates of a distribution. */
export function drawsInto(out: Float64Array, { standard, sample }: Sampler, source: DrawSource): void {
  if (standard?.from === 'normal') {
    source.nextNormals()
    for (let i = 0; i < out.length; i++) out[i] = standard.location + standard.scale * source.normals[i]!
  } else if (standard?.from === 'lognormal') {
    source.nextNormals()
    source.makeLognormal(standard.median, standard.sigma)
    out.set(source.normals.subarray(0, out.length))
  } else for (let i = 0; i < out.length; i++) out[i] = sample(source.state)
}
