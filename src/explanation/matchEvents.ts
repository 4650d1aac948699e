import { eventFactor, mediansByClass } from '../evidence/evidence.ts'
import type { Sparse } from '../numeric/sparse.ts'
import { fadedOf } from './faded.ts'
import { type EventKey, eventValues, type RowSet } from './rowSet.ts'

/** The row of an event before it changes. */
interface CurrentRow {
  /** Log factors by class. */
  readonly values: Sparse
  /** Class by cell, of the scenario that `values` are of. */
  readonly placeOf: Int32Array
  /** The id of its signal. */
  readonly signal: string
}

/** Which events of two standings are the same. */
export interface Match {
  /** The same event in the first row set, or −1, by event of the second. */
  readonly earlier: Int32Array
  /** The same event in the second, or −1, by event of the first. */
  readonly later: Int32Array
  /** By event of the first: the weight that its age leaves it on the second's as-of day, by its date in the first. */
  readonly faded: Float64Array
  /** By event of the first: its row, with the likelihoods of the second's scenario where the scenarios differ. */
  readonly current: (event: number) => CurrentRow
}

export function matchEvents(a: RowSet, b: RowSet): Match {
  const place = new Map<EventKey, number>(a.keys.map((key, event) => [key, event]))
  const earlier = Int32Array.from(b.keys, (key) => place.get(key) ?? -1)
  const later = new Int32Array(a.keys.length).fill(-1)
  earlier.forEach((event, index) => {
    if (event >= 0) later[event] = index
  })
  const current = currentRows(a, b, later)
  const faded = a.fades.map((_, event) => fadedOf(a, b, event, later[event]!))
  return { earlier, later, faded, current }
}

function currentRows(a: RowSet, b: RowSet, later: Int32Array): (event: number) => CurrentRow {
  const { events } = a.evidence
  const signals = a.cells.model.signals
  const originalRow = (event: number): CurrentRow => ({
    values: eventValues(a, event),
    placeOf: a.cells.classOf,
    signal: signals[events.signal[event]!]!.id,
  })
  if (a.cells.model === b.cells.model) return originalRow
  // one row of the second scenario for each kind of event of the first
  const { model, classOf } = b.cells
  const valuesOfKind = new Map<string, Sparse>()
  const medians = model.signals.map((signal) => mediansByClass(model, signal))
  return (event) => {
    const same = later[event]!
    if (same < 0) return originalRow(event)
    const signal = b.evidence.events.signal[same]!
    const kind = [events.observed[event] === 1, events.strength[event]!, events.credence[event]!] as const
    const key = `${signal} ${kind.join(' ')}`
    let values = valuesOfKind.get(key)
    if (!values) {
      values = eventFactor(model, medians[signal]!, signal, ...kind).values
      valuesOfKind.set(key, values)
    }
    return { values, placeOf: classOf, signal: model.signals[signal]!.id }
  }
}
