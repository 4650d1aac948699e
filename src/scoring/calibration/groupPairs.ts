import { OptionError } from '../../checking/optionError.ts'
import { show } from '../../checking/show.ts'
import { finite } from '../scores/quantileScore.ts'
import { columnsOf, type ForecastPair } from './pairs.ts'

/** What pairs are grouped by. */
export type GroupOptions =
  | {
      /** By their tag. */
      readonly by: 'tag'
    }
  | {
      /** By the number of days that the forecast looked ahead. */
      readonly by: 'horizon'
      /** Days, increasing, at least two: each group holds its lower edge and not its upper. */
      readonly edges: readonly number[]
    }

/** Pairs that belong together. */
export interface PairGroup<Pair extends ForecastPair = ForecastPair> {
  /** The tag, or the days: `30 to 90`. */
  readonly group: string
  /** In the order in which they were given, at least one. */
  readonly pairs: readonly Pair[]
}

/**
 * Groups pairs by tag or by horizon, so that any score or decomposition can be computed for each group.
 *
 * Calibration months ahead and calibration on the last day can differ, and an average over both hides it.
 *
 * @param pairs at least one; each has the field by which it is grouped.
 * @param options `by: 'tag'`, or `by: 'horizon'` with `edges` in days.
 * @returns groups that hold at least one pair: tags in the order in which they appear, horizons from the shortest.
 * @throws OptionError for pairs that `brierDecomposition` refuses, a pair without the field, a horizon outside the
 *   edges, or wrong edges.
 * @example
 * const pairs = [{ probability: 0.8, happened: true, horizon: 5 }, { probability: 0.7, happened: false, horizon: 40 }]
 * groupPairs(pairs, { by: 'horizon', edges: [0, 30, 90] }).map(({ group }) => group) // ['0 to 30', '30 to 90']
 */
export function groupPairs<Pair extends ForecastPair>(
  pairs: readonly Pair[],
  options: GroupOptions,
): PairGroup<Pair>[] {
  columnsOf(pairs)
  if (options?.by === 'tag') {
    const groups = new Map<string, Pair[]>()
    pairs.forEach((pair, i) => {
      const { tag } = pair
      if (typeof tag !== 'string') throw new OptionError(`pairs[${i}].tag`, tag, 'a text to group by')
      const group = groups.get(tag)
      if (group) group.push(pair)
      else groups.set(tag, [pair])
    })
    return [...groups].map(([group, members]) => ({ group, pairs: members }))
  }
  if (options?.by !== 'horizon')
    throw new OptionError('by', (options as { by?: unknown } | undefined)?.by, 'tag or horizon')
  const edges = checkedEdges(options.edges)
  const groups: Pair[][] = edges.slice(1).map(() => [])
  pairs.forEach((pair, i) => {
    const days = finite(`pairs[${i}].horizon`, pair.horizon)
    const place = edges.findLastIndex((edge) => edge <= days)
    const group = groups[place]
    if (!group)
      throw new OptionError(
        `pairs[${i}].horizon`,
        days,
        `days within the edges ${show(edges)}, below the last`,
      )
    group.push(pair)
  })
  return groups.flatMap((members, k) =>
    members.length === 0 ? [] : { group: `${edges[k]} to ${edges[k + 1]}`, pairs: members },
  )
}

function checkedEdges(edges: unknown): readonly number[] {
  const values: readonly unknown[] = Array.isArray(edges) ? edges : []
  const increasing = values.every(
    (edge, i) => typeof edge === 'number' && (i === 0 || edge > Number(values[i - 1])),
  )
  if (values.length >= 2 && increasing && !Number.isNaN(values[0])) return values as readonly number[]
  throw new OptionError('edges', edges, 'days that increase, at least two, as in [0, 30, 90]')
}
