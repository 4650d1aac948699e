import { fadeAt } from '../evidence/weights.ts'
import type { RowSet } from './rowSet.ts'

/**
 * The weight that age leaves an event of `a` at the end of b's as-of day. The event keeps its date of `a`, and has the
 * half-life of `b`. An event after b's as-of day keeps its weight, since its age there would be negative.
 *
 * @param later the same event in `b`, or −1 where `b` does not count it.
 */
export function fadedOf(a: RowSet, b: RowSet, event: number, later: number): number {
  const age = b.evidence.asOf - a.evidence.events.day[event]!
  if (age < 0) return a.fades[event]!
  const signal =
    later < 0
      ? a.cells.model.signals[a.evidence.events.signal[event]!]!
      : b.cells.model.signals[b.evidence.events.signal[later]!]!
  return fadeAt(signal.halfLife, age)
}
