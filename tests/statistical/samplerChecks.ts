import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DistributionSpec } from '../../src/distribution/distribution.ts'
import { distributionOf } from '../../src/distribution/distributionOf.ts'
import { binomialVariate } from '../../src/random/binomial.ts'
import { streamOf } from '../../src/random/stream.ts'
import { textKey } from '../../src/random/textKey.ts'

/** Bins that scipy computed, beside the script: `reference/samplers.py`. */
interface Reference {
  readonly alpha: number
  readonly critical: number
  readonly continuous: readonly { readonly spec: DistributionSpec; readonly edges: readonly number[] }[]
  readonly binomial: readonly {
    readonly n: number
    readonly p: number
    readonly ends: readonly number[]
    readonly masses: readonly number[]
    readonly critical: number
  }[]
}

export const reference = JSON.parse(
  readFileSync(join(import.meta.dirname, 'reference/samplers.json'), 'utf8'),
) as Reference

/** The bin of x: each holds what is above the end before, up to its own. */
function binOf(ends: readonly number[], x: number): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (x <= ends[middle]!) high = middle
    else low = middle + 1
  }
  return low
}

export function chiSquared(counts: Float64Array, masses: readonly number[], n: number): number {
  return masses.reduce((sum, mass, bin) => sum + (counts[bin]! - n * mass) ** 2 / (n * mass), 0)
}

/** χ² of a sampler's variates over 64 bins of one probability. */
export function chiSquaredOf(spec: DistributionSpec, edges: readonly number[], n: number): number {
  const { sample } = distributionOf(spec)
  const state = streamOf(textKey('samplers'), textKey(JSON.stringify(spec)), 0)
  const counts = new Float64Array(edges.length + 1)
  for (let i = 0; i < n; i++) counts[binOf(edges, sample(state))]! += 1
  return chiSquared(counts, Array<number>(edges.length + 1).fill(1 / (edges.length + 1)), n)
}

export function chiSquaredOfBinomial(given: Reference['binomial'][number], n: number): number {
  const state = streamOf(textKey('samplers'), textKey(`${given.n} ${given.p}`), 0)
  const counts = new Float64Array(given.masses.length)
  for (let i = 0; i < n; i++)
    counts[binOf(given.ends, binomialVariate(state, given.n, given.p, 1 - given.p))]! += 1
  return chiSquared(counts, given.masses, n)
}
