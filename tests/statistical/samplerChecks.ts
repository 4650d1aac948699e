import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DistributionSpec } from '../../src/distribution/distribution.ts'
import { distributionOf } from '../../src/distribution/distributionOf.ts'
import { samplerOf } from '../../src/distribution/samplerOf.ts'
import { binomialVariate } from '../../src/random/binomial.ts'
import { dirichletInto } from '../../src/random/dirichlet.ts'
import { gammaColumn } from '../../src/random/gammaColumn.ts'
import { streamOf } from '../../src/random/stream.ts'
import { textKey } from '../../src/random/textKey.ts'
import { plainSource } from '../random/plainSource.ts'

/** Bins and moments that scipy computed, beside the script: `reference/samplers.py`. */
interface Reference {
  readonly alpha: number
  readonly critical: number
  readonly continuous: readonly {
    readonly spec: DistributionSpec
    readonly mean: number
    readonly variance: number
    /** The fourth central moment. */
    readonly fourth: number
    readonly edges: readonly number[]
  }[]
  /** Edges for each share. */
  readonly dirichlet: readonly {
    readonly alphas: readonly number[]
    readonly edges: readonly (readonly number[])[]
  }[]
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

/** What n variates show beside what scipy expects: χ² over 64 bins of one probability, and moments in standard errors. */
export interface Shown {
  readonly chiSquared: number
  readonly mean: number
  readonly variance: number
}

export function shownBy(given: Reference['continuous'][number], n: number): Shown {
  const { spec, edges, mean, variance, fourth } = given
  const { sample } = samplerOf(distributionOf(spec).recipe)
  const state = streamOf(textKey('samplers'), textKey(JSON.stringify(spec)), 0)
  const counts = new Float64Array(edges.length + 1)
  let sum = 0
  let squares = 0
  for (let i = 0; i < n; i++) {
    const x = sample(state)
    counts[binOf(edges, x)]! += 1
    sum += x - mean
    squares += (x - mean) ** 2
  }
  return {
    chiSquared: chiSquared(counts, Array<number>(edges.length + 1).fill(1 / (edges.length + 1)), n),
    mean: sum / Math.sqrt(n * variance),
    variance: (squares - n * variance) / Math.sqrt(n * (fourth - variance ** 2)),
  }
}

/** χ² of each share of n draws, over 64 bins of one probability. */
export function chiSquaredOfDirichlet(
  { alphas, edges }: Reference['dirichlet'][number],
  n: number,
): number[] {
  const state = streamOf(textKey('samplers'), textKey(alphas.join()), 0)
  const total = alphas.reduce((sum, alpha) => sum + alpha, 0)
  const counts = alphas.map(() => new Float64Array(64))
  const shares = alphas.map((alpha) => alpha / total)
  const columns = alphas.map(() => new Float64Array(gammaColumn))
  for (let first = 0; first < n; first += gammaColumn) {
    const length = Math.min(gammaColumn, n - first)
    dirichletInto(columns, shares, total, plainSource(state), length)
    columns.forEach((column, k) => {
      for (let i = 0; i < length; i++) counts[k]![binOf(edges[k]!, column[i]!)]! += 1
    })
  }
  return counts.map((column) => chiSquared(column, Array<number>(64).fill(1 / 64), n))
}

export function chiSquaredOfBinomial(given: Reference['binomial'][number], n: number): number {
  const state = streamOf(textKey('samplers'), textKey(`${given.n} ${given.p}`), 0)
  const counts = new Float64Array(given.masses.length)
  for (let i = 0; i < n; i++)
    counts[binOf(given.ends, binomialVariate(state, given.n, given.p, 1 - given.p))]! += 1
  return chiSquared(counts, given.masses, n)
}
