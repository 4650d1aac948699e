import { OptionError } from '../../checking/optionError.ts'
import { exactSum } from '../../numeric/exactSum.ts'
import type { Columns } from './pairs.ts'

/** How forecasts are sorted into bins. */
export interface BinOptions {
  /** A number of bins of the same width, or their edges, from 0 to 1. Each bin holds its lower edge; the last holds 1. */
  readonly bins: number | readonly number[]
}

/** The forecasts of one bin, and their means. */
interface BinMeans {
  readonly lower: number
  readonly upper: number
  readonly count: number
  /** The mean forecast; NaN for an empty bin. */
  readonly forecast: number
  /** The share that happened; NaN for an empty bin. */
  readonly observed: number
  /** The indices of the pairs. */
  readonly members: readonly number[]
}

/** The most bins: more are of no use, and a typing error should not fill the memory. */
const mostBins = 10_000

/** Edges of bins, or an OptionError. */
function edgesOf(bins: unknown): readonly number[] {
  if (typeof bins === 'number' && Number.isInteger(bins) && bins >= 1 && bins <= mostBins)
    return Array.from({ length: bins + 1 }, (_, i) => i / bins)
  const edges: readonly unknown[] = Array.isArray(bins) ? bins : []
  const increasing = edges.every(
    (edge, i) => typeof edge === 'number' && (i === 0 || edge > Number(edges[i - 1])),
  )
  if (edges.length >= 2 && increasing && edges[0] === 0 && edges[edges.length - 1] === 1)
    return edges as readonly number[]
  throw new OptionError(
    'bins',
    bins,
    `a number of bins from 1 to ${mostBins}, or edges that increase from 0 to 1, as in [0, 0.1, 0.5, 1]`,
  )
}

/** The bin of a probability: the last whose lower edge it reaches. */
function binOf(edges: readonly number[], p: number): number {
  let low = 0
  let high = edges.length - 1
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (edges[middle]! <= p) low = middle
    else high = middle
  }
  return low
}

/** All bins, empty ones too. Sums are exact, so that the order of pairs does not matter. */
export function binned({ p, o }: Columns, bins: unknown): BinMeans[] {
  const edges = edgesOf(bins)
  const members: number[][] = Array.from({ length: edges.length - 1 }, () => [])
  p.forEach((value, i) => {
    members[binOf(edges, value)]!.push(i)
  })
  return members.map((those, k) => ({
    lower: edges[k]!,
    upper: edges[k + 1]!,
    count: those.length,
    forecast: exactSum(those.map((i) => p[i]!)) / those.length,
    observed: exactSum(those.map((i) => o[i]!)) / those.length,
    members: those,
  }))
}
