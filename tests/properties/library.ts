import { defineEvents, defineScenario, type Forecast, update } from 'forkcast'
import type { PlainRow, PlainScenario } from '../reference/plainScenario.ts'

/** The library's forecast of a plain document and plain rows, through its public door. */
export function forecastOf(document: PlainScenario, rows: readonly PlainRow[], asOf?: string): Forecast {
  const scenario = defineScenario(document)
  const log = defineEvents(scenario, rows)
  return update(scenario, log, asOf === undefined ? {} : { asOf })
}
