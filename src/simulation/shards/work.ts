import { eventKind } from '../../events/kind.ts'
import type { EventColumns, EventRow } from '../../events/row.ts'
import type { Forecast } from '../../forecast/forecast.ts'
import { stateOf } from '../../forecast/forecast.ts'
import { spread } from '../../numeric/sparse.ts'
import { digestOf } from '../../random/digest.ts'
import { tableOf } from '../../records/kind.ts'
import { partVersion, type SharedWork } from '../../runs/shards/part.ts'
import type { PlannedSimulation } from '../simulate.ts'

/** What the blocks of a planned simulation have in common, and the digest of it. */
export function workOf(
  forecast: Forecast,
  { plan, seed, level }: PlannedSimulation,
): { readonly work: SharedWork; readonly digest: string } {
  const { scenario, log, conditions, happened } = stateOf(forecast)
  const work: SharedWork = {
    scenario: scenario.document,
    log: log.map(columnsOf),
    asOf: forecast.asOf,
    conditions: conditions.map(({ label }) => label.condition),
    ...{ seed, runs: plan.runs, draws: plan.sampling.draws, level },
  }
  // labels round their numbers: the rows themselves belong to what is digested
  const rows = conditions.map(({ values }) => Array.from(spread(values), String))
  const digest = digestOf(JSON.stringify([partVersion, 1, work, rows, happened ?? null]))
  return { work, digest }
}

/** A row in one order of columns, whatever the order of its file, so that equal logs have equal texts. */
function columnsOf(row: EventRow): EventColumns {
  const values = row as EventColumns & Readonly<Record<string, unknown>>
  const entries = tableOf(eventKind).names.flatMap((name) =>
    values[name] === undefined ? [] : [[name, values[name]]],
  )
  return Object.fromEntries(entries) as EventColumns
}
