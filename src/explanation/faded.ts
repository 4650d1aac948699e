import { fadeAt } from '../evidence/weights.ts'
import type { Standing } from './standing.ts'

/**
 * What its age leaves of an event at the end of a later day, the event dated as it was, under the later half-life.
 * An event that the other forecast does not know, because its day is earlier, does not fade backwards.
 *
 * @param later the same event in `b`, or −1.
 */
export function fadedOf(a: Standing, b: Standing, event: number, later: number): number {
  const age = b.evidence.asOf - a.evidence.events.day[event]!
  if (age < 0) return a.fades[event]!
  const signal =
    later < 0
      ? a.cells.model.signals[a.evidence.events.signal[event]!]!
      : b.cells.model.signals[b.evidence.events.signal[later]!]!
  return fadeAt(signal.halfLife, age)
}
