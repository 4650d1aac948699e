import type { Match } from './matchEvents.ts'
import { eventValues, type RowSet } from './rowSet.ts'
import type { Term } from './rowSum.ts'
import { type Cause, type Change, eventLabel } from './step.ts'

const causes: readonly Cause[] = ['retraction', 'absence', 'news']

/**
 * Events that no longer count, that count for the first time, or that count differently. An event enters with its whole
 * row; the step of its cluster comes later and takes away what dependence costs.
 */
export function eventChanges(a: RowSet, b: RowSet, match: Match): Change[] {
  const changes = [...removedEvents(a, b, match), ...addedOrChanged(a, b, match)]
  return causes.flatMap((cause) => changes.filter(({ label }) => label.cause === cause))
}

function removedEvents(a: RowSet, b: RowSet, match: Match): Change[] {
  const changes: Change[] = []
  match.later.forEach((later, event) => {
    if (later >= 0) return
    const cause = b.retracted.has(a.sharedKeys[event]!) ? 'retraction' : 'absence'
    changes.push({ label: eventLabel(cause, a, event), terms: [removedRow(match, event)] })
  })
  return changes
}

/** A term that removes the row of an event of the first row set. */
function removedRow(match: Match, event: number): Term {
  const { values, placeOf } = match.current(event)
  return { values, placeOf, weight: -match.faded[event]!, exclusions: -1 }
}

function addedOrChanged(a: RowSet, b: RowSet, match: Match): Change[] {
  const changes: Change[] = []
  match.earlier.forEach((earlier, event) => {
    const row = { values: eventValues(b, event), placeOf: b.cells.classOf, exclusions: 1 }
    if (earlier < 0) {
      const terms = [{ ...row, weight: b.fades[event]! }]
      changes.push({ label: eventLabel('news', b, event), terms })
      return
    }
    if (isUnchanged(a, b, earlier, event)) return
    const key = b.sharedKeys[event]!
    const cause = (b.retracted.get(key) ?? 0) > (a.retracted.get(key) ?? 0) ? 'retraction' : 'news'
    const weight = b.fades[event]!
    changes.push({
      label: eventLabel(cause, b, event),
      terms: [removedRow(match, earlier), { ...row, weight }],
    })
  })
  return changes
}

/** Whether an event has the same credence, day, strength and `observed` in both. */
function isUnchanged(a: RowSet, b: RowSet, earlier: number, later: number): boolean {
  const x = a.evidence.events
  const y = b.evidence.events
  return (
    x.credence[earlier] === y.credence[later] &&
    x.day[earlier] === y.day[later] &&
    x.observed[earlier] === y.observed[later] &&
    x.strength[earlier] === y.strength[later]
  )
}
