import { eventFactor, mediansByClass } from '../evidence/evidence.ts'
import type { Sparse } from '../numeric/sparse.ts'
import { fadedOf } from './faded.ts'
import { type EventKey, eventValues, type Standing } from './standing.ts'

/** The row of an event as it is before it changes: its log factors, where they lie, and its signal's id. */
interface CurrentRow {
  readonly values: Sparse
  readonly placeOf: Int32Array
  readonly signal: string
}

/** Which events of two standings are the same. */
export interface Match {
  /** The same event in the first standing, or −1, by event of the second. */
  readonly earlier: Int32Array
  /** The same event in the second, or −1, by event of the first. */
  readonly later: Int32Array
  /** By event of the first: what its age leaves of it at the end of the second's day, dated as it was. */
  readonly faded: Float64Array
  /** By event of the first: its row, where the scenarios differ with what the second's signals say of it. */
  readonly current: (event: number) => CurrentRow
}

export function matchEvents(a: Standing, b: Standing): Match {
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

function currentRows(a: Standing, b: Standing, later: Int32Array): (event: number) => CurrentRow {
  const { events } = a.evidence
  const signals = a.cells.model.signals
  const asItWas = (event: number): CurrentRow => ({
    values: eventValues(a, event),
    placeOf: a.cells.classOf,
    signal: signals[events.signal[event]!]!.id,
  })
  if (a.cells.model === b.cells.model) return asItWas
  // one row of the second scenario for each kind of event of the first
  const { model, classOf } = b.cells
  const known = new Map<string, Sparse>()
  const medians = model.signals.map((signal) => mediansByClass(model, signal))
  return (event) => {
    const same = later[event]!
    if (same < 0) return asItWas(event)
    const signal = b.evidence.events.signal[same]!
    const kind = [events.observed[event] === 1, events.strength[event]!, events.credence[event]!] as const
    const key = `${signal} ${kind.join(' ')}`
    let values = known.get(key)
    if (!values) {
      values = eventFactor(model, medians[signal]!, signal, ...kind).values
      known.set(key, values)
    }
    return { values, placeOf: classOf, signal: model.signals[signal]!.id }
  }
}
