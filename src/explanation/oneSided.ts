import type { ScenarioIds } from '../scenario/literal.ts'
import type { RowSet } from './rowSet.ts'
import { eventLabel, type StepLabel } from './step.ts'

/** Ids and events that only one of two forecasts has. */
export interface OneSided<Ids extends ScenarioIds = ScenarioIds> {
  /** Ids of outcomes. */
  readonly outcomes: readonly Ids['outcome'][]
  /** Ids of branches. */
  readonly branches: readonly Ids['branch'][]
  /** Ids of signals. */
  readonly signals: readonly Ids['signal'][]
  /** Events that count in this forecast and not in the other, in canonical order. */
  readonly events: readonly Omit<StepLabel<Ids['signal']>, 'cause'>[]
}

export function oneSided(here: RowSet, there: RowSet): OneSided {
  const { tree, signals } = here.cells.model
  const other = there.cells.model
  const keys = new Set(there.keys)
  return {
    outcomes: tree.outcomeIds.filter((id) => !other.tree.outcomeOfId.has(id)),
    branches: tree.ids.filter((id, node) => node > 0 && !other.tree.nodeOfId.has(id)),
    signals: signals.flatMap(({ id }) => (other.signalOfId.has(id) ? [] : [id])),
    events: here.keys.flatMap((key, event) => {
      if (keys.has(key)) return []
      const { cause: _, ...label } = eventLabel('news', here, event)
      return [label]
    }),
  }
}
