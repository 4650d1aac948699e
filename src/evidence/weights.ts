import { filled } from '../numeric/filled.ts'
import { positivePower } from '../numeric/positivePower.ts'
import type { Model } from '../scenario/model.ts'
import type { CountedEvents } from './counted.ts'

/**
 * The weight of each event after ageing: u = 2^(−age/halfLife) (docs/semantics.md#events).
 *
 * @returns one weight in (0, 1] per counted event.
 */
export function weightsOf(model: Model, events: CountedEvents, asOf: number): Float64Array {
  const weights = fadesOf(model, events, asOf)
  // a weight that underflows to 0 must still exclude: 0 · −∞ would be NaN
  for (let e = 0; e < weights.length; e++) if (weights[e] === 0) weights[e] = Number.MIN_VALUE
  return weights
}

/** u of each event; 0 where it underflows. */
export function fadesOf(model: Model, events: CountedEvents, asOf: number): Float64Array {
  const tables = new Map<number, Float64Array>()
  const fadesOfSignal = model.signals.map(({ halfLife }) => {
    const table = tables.get(halfLife) ?? fadeTable(halfLife, asOf - model.origin)
    tables.set(halfLife, table)
    return table
  })
  const { day, signal } = events
  return filled(new Float64Array(day.length), (e) => fadesOfSignal[signal[e]!]![asOf - day[e]!]!)
}

/** 2^(−age/halfLife), exact for whole half-lives. */
export function fadeAt(halfLife: number, age: number): number {
  return positivePower(0.5, age / halfLife)
}

/** u by age in days. */
function fadeTable(halfLife: number, oldest: number): Float64Array {
  const table = new Float64Array(oldest + 1)
  for (let age = 0; age <= oldest; age++) table[age] = fadeAt(halfLife, age)
  return table
}
