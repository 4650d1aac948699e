import type { Match } from './match.ts'
import type { Term } from './rowSum.ts'
import { eventValues, type Standing } from './standing.ts'
import { type Cause, type Change, eventLabel } from './step.ts'

const causes: readonly Cause[] = ['retraction', 'absence', 'news']

/**
 * Events that count no longer, for the first time, or otherwise than before. An event comes in whole; what its cluster
 * takes from it is told afterwards.
 */
export function eventChanges(a: Standing, b: Standing, match: Match): Change[] {
  const changes = [...gone(a, b, match), ...changed(a, b, match)]
  return causes.flatMap((cause) => changes.filter(({ label }) => label.cause === cause))
}

function gone(a: Standing, b: Standing, match: Match): Change[] {
  const changes: Change[] = []
  match.later.forEach((later, event) => {
    if (later >= 0) return
    const cause = b.retracted.has(a.sharedKeys[event]!) ? 'retraction' : 'absence'
    changes.push({ label: eventLabel(cause, a, event), terms: [away(match, event)] })
  })
  return changes
}

/** The row of an event of the first standing, taken away. */
function away(match: Match, event: number): Term {
  const { values, placeOf } = match.current(event)
  return { values, placeOf, weight: -match.faded[event]!, exclusions: -1 }
}

function changed(a: Standing, b: Standing, match: Match): Change[] {
  const changes: Change[] = []
  match.earlier.forEach((earlier, event) => {
    const row = { values: eventValues(b, event), placeOf: b.cells.classOf, exclusions: 1 }
    if (earlier < 0) {
      const terms = [{ ...row, weight: b.fades[event]! }]
      changes.push({ label: eventLabel('news', b, event), terms })
      return
    }
    if (isSameEvent(a, b, earlier, event)) return
    const key = b.sharedKeys[event]!
    const cause = (b.retracted.get(key) ?? 0) > (a.retracted.get(key) ?? 0) ? 'retraction' : 'news'
    const weight = b.fades[event]!
    changes.push({
      label: eventLabel(cause, b, event),
      terms: [away(match, earlier), { ...row, weight }],
    })
  })
  return changes
}

/** Whether an event is as credible as before, and dated and told alike. */
function isSameEvent(a: Standing, b: Standing, earlier: number, later: number): boolean {
  const x = a.evidence.events
  const y = b.evidence.events
  return (
    x.credence[earlier] === y.credence[later] &&
    x.day[earlier] === y.day[later] &&
    x.observed[earlier] === y.observed[later] &&
    x.strength[earlier] === y.strength[later]
  )
}
