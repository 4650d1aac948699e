import type { Match } from './matchEvents.ts'
import { eventValues, type RowSet } from './rowSet.ts'
import type { Term } from './rowSum.ts'
import type { Change } from './step.ts'

/** Where the scenarios differ, what their signals say of the events that count in both, by signal. */
export function likelihoodChanges(a: RowSet, b: RowSet, match: Match): Change[] {
  if (a.cells.model === b.cells.model) return []
  const bySignal = new Map<string, Term[]>(b.cells.model.signals.map(({ id }) => [id, []]))
  match.later.forEach((later, event) => {
    if (later < 0) return
    const { values, placeOf, signal } = match.current(event)
    const weight = a.fades[event]!
    bySignal
      .get(signal)
      ?.push(
        { values: eventValues(a, event), placeOf: a.cells.classOf, weight: -weight, exclusions: -1 },
        { values, placeOf, weight, exclusions: 1 },
      )
  })
  return [...bySignal]
    .filter(([, terms]) => terms.length > 0)
    .map(([signal, terms]) => ({ label: { cause: 'likelihood', signal }, terms }))
}
