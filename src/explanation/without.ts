import { corroborated } from '../evidence/counted.ts'
import { eventFactor, mediansByClass } from '../evidence/evidence.ts'
import { fadeAt } from '../evidence/weights.ts'
import type { Sparse } from '../numeric/sparse.ts'
import { type ClusterMass, clusterMasses, dampingWith } from './clusterMass.ts'
import { addRow, addTerm, copyInto, emptySum, type RowSum, type Term } from './rowSum.ts'
import { dampingOf, eventsByRow, eventValues, type Standing, sumOfRows } from './standing.ts'

/** An event as it would be: undefined where it is left out. */
export interface Replacement {
  readonly values: Sparse
  readonly fade: number
  readonly credence: number
}

/** A forecast's sum of rows, ready to have events taken out of it. */
export interface Ledger {
  readonly standing: Standing
  readonly total: RowSum
  readonly clusters: readonly ClusterMass[]
  /** Σ u·ln M of each cluster's rows by cell, before they are divided. */
  readonly clusterSums: readonly Float64Array[]
}

export function ledgerOf(standing: Standing): Ledger {
  const { cells, evidence, fades } = standing
  const sums = cells.model.clusters.map(() => emptySum(cells.logPrior.length))
  for (let event = 0; event < evidence.events.count; event++) {
    const { cluster } = cells.model.signals[evidence.events.signal[event]!]!
    if (cluster < 0) continue
    const values = eventValues(standing, event)
    addTerm(sums[cluster]!, { values, placeOf: cells.classOf, weight: fades[event]!, exclusions: 0 })
  }
  return {
    standing,
    total: sumOfRows(standing),
    clusters: clusterMasses(standing),
    clusterSums: sums.map(({ finite }) => finite),
  }
}

/**
 * The sum of rows with some events left out or otherwise, and the weights of their clusters as they would be.
 *
 * @param more rows to add or take away besides.
 */
export function sumWithInto(
  sum: RowSum,
  { standing, total, clusters, clusterSums }: Ledger,
  changed: ReadonlyMap<number, Replacement | undefined>,
  more: readonly Term[] = [],
): void {
  const { cells, evidence, dampings, fades } = standing
  copyInto(sum, total)
  const newDampings = new Map<number, number>()
  const masses = new Map([...changed].map(([event, as]) => [event, as ? as.credence * as.fade : 0]))
  for (const event of changed.keys()) {
    const { cluster } = cells.model.signals[evidence.events.signal[event]!]!
    if (cluster < 0 || newDampings.has(cluster)) continue
    const damping = dampingWith(clusters[cluster]!, masses)
    newDampings.set(cluster, damping)
    const weight = 1 / damping - 1 / dampings[cluster]!
    addRow(sum, clusterSums[cluster]!, undefined, weight, 0)
  }
  for (const [event, as] of changed) {
    const { cluster } = cells.model.signals[evidence.events.signal[event]!]!
    const damping = newDampings.get(cluster) ?? dampingOf(standing, event)
    addRow(sum, eventValues(standing, event), cells.classOf, -fades[event]! / damping, -1)
    if (as) addRow(sum, as.values, cells.classOf, as.fade / damping, 1)
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
    const fade = fadeAt(model.signals[signal]!.halfLife, asOf - linked.day[first]!)
    return { values, fade, credence }
  }
}
