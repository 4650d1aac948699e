import { clusterRow, type Push } from '../evidence/clusters.ts'
import { corroborated } from '../evidence/counted.ts'
import { eventFactor, eventsByCluster, mediansByClass } from '../evidence/evidence.ts'
import { fadeAt } from '../evidence/weights.ts'
import type { Sparse } from '../numeric/sparse.ts'
import { addRow, addTerm, copyInto, type RowSum, type Term } from './rowSum.ts'
import { eventsByRow, eventValues, type Standing, sumOfRows } from './standing.ts'

/** The row of an event as it would be; undefined where it is left out. */
export type Replacement = Push

/** A forecast's sum of rows, ready to have events taken out of it. */
export interface Ledger {
  readonly standing: Standing
  readonly total: RowSum
  /** The events of each cluster, and its row where it has one. */
  readonly clusters: readonly { readonly events: readonly number[]; readonly row: Sparse | undefined }[]
}

export function ledgerOf(standing: Standing): Ledger {
  const { cells, evidence } = standing
  const rows = new Map(
    evidence.factors.flatMap((factor) =>
      factor.kind === 'cluster' ? [[factor.cluster, factor.values] as const] : [],
    ),
  )
  const members = eventsByCluster(cells.model, evidence.events)
  const clusters = members.map((events, cluster) => ({ events, row: rows.get(cluster) }))
  return { standing, total: sumOfRows(standing), clusters }
}

/**
 * The sum of rows with some events left out or otherwise, and the rows of their clusters as they would be.
 *
 * @param more rows to add or take away besides.
 */
export function sumWithInto(
  sum: RowSum,
  { standing, total, clusters }: Ledger,
  changed: ReadonlyMap<number, Replacement | undefined>,
  more: readonly Term[] = [],
): void {
  const { cells, evidence, fades } = standing
  copyInto(sum, total)
  const touched = new Set<number>()
  for (const [event, as] of changed) {
    touched.add(cells.model.signals[evidence.events.signal[event]!]!.cluster)
    addRow(sum, eventValues(standing, event), cells.classOf, -fades[event]!, -1)
    if (as) addRow(sum, as.values, cells.classOf, as.weight, 1)
  }
  for (const cluster of touched) {
    const { events, row } = clusters[cluster] ?? {}
    if (!events || !row) continue
    const pushes = events.flatMap((event) => {
      if (!changed.has(event)) return [{ values: eventValues(standing, event), weight: fades[event]! }]
      return changed.get(event) ?? []
    })
    const { correlation } = cells.model.clusters[cluster]!
    addRow(sum, row, cells.classOf, -1, 0)
    addRow(sum, clusterRow(pushes, correlation, row.length), cells.classOf, 1, 0)
  }
  for (const term of more) addTerm(sum, term)
}

/** The events that a named source reports, and what each would be without it: less credible, or not heard of. */
export function eventsBySource(standing: Standing): Map<string, Map<number, Replacement | undefined>> {
  const { linked, evidence } = standing
  const ofRow = eventsByRow(linked)
  const place = new Map(Array.from(evidence.events.row, (row, event) => [ofRow[row]!, event]))
  const ignored = new Set(evidence.events.ignored.map(({ row }) => row - 1))
  const reports = new Map<number, number[]>()
  const bySource = new Map<string, Set<number>>()
  linked.row.forEach((row, position) => {
    const event = place.get(linked.event[position]!)
    if (event === undefined || ignored.has(row)) return
    const known = reports.get(event)
    if (known) known.push(position)
    else reports.set(event, [position])
    const { source } = linked.rows[row]!
    if (source === undefined) return
    const events = bySource.get(source)
    if (events) events.add(event)
    else bySource.set(source, new Set([event]))
  })
  const replaced = replacer(standing)
  return new Map(
    Array.from(bySource, ([source, events]) => {
      const left = (event: number) =>
        reports.get(event)!.filter((position) => linked.rows[linked.row[position]!]!.source !== source)
      return [source, new Map(Array.from(events, (event) => [event, replaced(event, left(event))]))]
    }),
  )
}

/** What an event would be with some of its reports alone. */
function replacer({
  cells,
  linked,
  evidence,
}: Standing): (event: number, positions: readonly number[]) => Replacement | undefined {
  const { model } = cells
  const { events, asOf } = evidence
  const medians = model.signals.map((signal) => mediansByClass(model, signal))
  const known = new Map<string, Sparse>()
  return (event, positions) => {
    const [first] = positions
    if (first === undefined) return undefined
    const signal = events.signal[event]!
    const credence = corroborated(linked, positions)
    const kind = [events.observed[event] === 1, events.strength[event]!, credence] as const
    const key = `${signal} ${kind.join(' ')}`
    let values = known.get(key)
    if (!values) {
      values = eventFactor(model, medians[signal]!, signal, ...kind).values
      known.set(key, values)
    }
    // positions are in order of days: the first is the earliest, and dates the event
    const weight = fadeAt(model.signals[signal]!.halfLife, asOf - linked.day[first]!)
    return { values, weight }
  }
}
