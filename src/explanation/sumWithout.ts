import { clusterRow, type Push } from '../evidence/clusters.ts'
import { corroborated } from '../evidence/counted.ts'
import { eventFactor, eventsByCluster, mediansByClass } from '../evidence/evidence.ts'
import { fadeAt } from '../evidence/weights.ts'
import type { Sparse } from '../numeric/sparse.ts'
import { eventsByRow, eventValues, type RowSet, sumOfRows } from './rowSet.ts'
import { addRow, addTerm, copyInto, type RowSum, type Term } from './rowSum.ts'

/** The row that an event would have with some of its reports left out. */
export type Replacement = Push

/** The sum of all rows of a forecast, with what is needed to take events out of it. */
export interface FullSum {
  readonly rowSet: RowSet
  readonly total: RowSum
  /** The events of each cluster, and its row where it has one. */
  readonly clusters: readonly { readonly events: readonly number[]; readonly row: Sparse | undefined }[]
}

export function fullSumOf(rowSet: RowSet): FullSum {
  const { cells, evidence } = rowSet
  const rows = new Map(
    evidence.factors.flatMap((factor) =>
      factor.kind === 'cluster' ? [[factor.cluster, factor.values] as const] : [],
    ),
  )
  const members = eventsByCluster(cells.model, evidence.events)
  const clusters = members.map((events, cluster) => ({ events, row: rows.get(cluster) }))
  return { rowSet, total: sumOfRows(rowSet), clusters }
}

/**
 * The sum of rows with some events left out or replaced. The rows of their clusters are computed anew.
 *
 * @param changed by event: its replacement, or undefined to leave it out.
 * @param more other rows to add or subtract.
 */
export function sumWithoutInto(
  sum: RowSum,
  { rowSet, total, clusters }: FullSum,
  changed: ReadonlyMap<number, Replacement | undefined>,
  more: readonly Term[] = [],
): void {
  const { cells, evidence, fades } = rowSet
  copyInto(sum, total)
  const touched = new Set<number>()
  for (const [event, as] of changed) {
    touched.add(cells.model.signals[evidence.events.signal[event]!]!.cluster)
    addRow(sum, eventValues(rowSet, event), cells.classOf, -fades[event]!, -1)
    if (as) addRow(sum, as.values, cells.classOf, as.weight, 1)
  }
  for (const cluster of touched) {
    const { events, row } = clusters[cluster] ?? {}
    if (!events || !row) continue
    const pushes = events.flatMap((event) => {
      if (!changed.has(event)) return [{ values: eventValues(rowSet, event), weight: fades[event]! }]
      return changed.get(event) ?? []
    })
    const { correlation } = cells.model.clusters[cluster]!
    addRow(sum, row, cells.classOf, -1, 0)
    addRow(sum, clusterRow(pushes, correlation, row.length), cells.classOf, 1, 0)
  }
  for (const term of more) addTerm(sum, term)
}

/** By named source: the events that it reports, and the row of each without it, undefined where no report is left. */
export function eventsBySource(rowSet: RowSet): Map<string, Map<number, Replacement | undefined>> {
  const { linked, evidence } = rowSet
  const ofRow = eventsByRow(linked)
  const place = new Map(Array.from(evidence.events.row, (row, event) => [ofRow[row]!, event]))
  const ignored = new Set(evidence.events.ignored.map(({ row }) => row - 1))
  const reports = new Map<number, number[]>()
  const bySource = new Map<string, Set<number>>()
  linked.row.forEach((row, position) => {
    const event = place.get(linked.event[position]!)
    if (event === undefined || ignored.has(row)) return
    const earlier = reports.get(event)
    if (earlier) earlier.push(position)
    else reports.set(event, [position])
    const { source } = linked.rows[row]!
    if (source === undefined) return
    const events = bySource.get(source)
    if (events) events.add(event)
    else bySource.set(source, new Set([event]))
  })
  const replaced = replacementsFor(rowSet)
  return new Map(
    Array.from(bySource, ([source, events]) => {
      const left = (event: number) =>
        reports.get(event)!.filter((position) => linked.rows[linked.row[position]!]!.source !== source)
      return [source, new Map(Array.from(events, (event) => [event, replaced(event, left(event))]))]
    }),
  )
}

/** Returns a function that makes the row of an event from some of its reports; undefined from none. */
function replacementsFor({
  cells,
  linked,
  evidence,
}: RowSet): (event: number, positions: readonly number[]) => Replacement | undefined {
  const { model } = cells
  const { events, asOf } = evidence
  const medians = model.signals.map((signal) => mediansByClass(model, signal))
  const valuesOfKind = new Map<string, Sparse>()
  return (event, positions) => {
    const [first] = positions
    if (first === undefined) return undefined
    const signal = events.signal[event]!
    const credence = corroborated(linked, positions)
    const kind = [events.observed[event] === 1, events.strength[event]!, credence] as const
    const key = `${signal} ${kind.join(' ')}`
    let values = valuesOfKind.get(key)
    if (!values) {
      values = eventFactor(model, medians[signal]!, signal, ...kind).values
      valuesOfKind.set(key, values)
    }
    // positions are in order of days, so the first report gives the event its date
    const weight = fadeAt(model.signals[signal]!.halfLife, asOf - linked.day[first]!)
    return { values, weight }
  }
}
