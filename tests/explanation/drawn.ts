import fc from 'fast-check'
import {
  condition,
  defineEvents,
  defineScenario,
  type Forecast,
  ImpossibleEvidence,
  setMarginal,
  update,
} from 'forkcast'
import { eventKind } from '../../src/events/kind.ts'
import { sameRow } from '../../src/records/identity.ts'
import { type Choices, choicesOf, streams } from '../properties/choices.ts'
import { possibly } from '../properties/comparison.ts'
import { type ScenarioCase, scenarioCases } from '../properties/scenarioArbitrary.ts'
import type { PlainRow, PlainScenario } from '../reference/plainScenario.ts'

/** A drawn case as of a stated day, and the rows of conditions that are appended to its forecasts. */
export interface DrawnForecast {
  readonly document: PlainScenario
  readonly rows: readonly PlainRow[]
  readonly asOf: string
  readonly forecast: Forecast
}

/** A law over drawn forecasts that are possible, of scenarios with every feature. */
export function lawOfForecasts(
  numRuns: number,
  holds: (drawn: DrawnForecast, choices: Choices) => void,
): void {
  let possible = 0
  fc.assert(
    fc.property(scenarioCases(), streams(), (given, stream) => {
      const drawn = drawnForecast(given)
      if (!drawn) return
      possible++
      holds(drawn, choicesOf(stream))
    }),
    { seed: 5, numRuns },
  )
  if (possible < numRuns * 0.6) throw new Error(`only ${possible} of ${numRuns} cases were possible`)
}

export function drawnForecast({ document, rows, asOf }: ScenarioCase): DrawnForecast | undefined {
  const forecast = possibly(() => forecastOf(document, rows, asOf))
  return forecast instanceof ImpossibleEvidence
    ? undefined
    : { document, rows, asOf: forecast.asOf, forecast }
}

export function forecastOf(document: PlainScenario, rows: readonly PlainRow[], asOf?: string): Forecast {
  const scenario = defineScenario(document)
  return update(scenario, defineEvents(scenario, rows), asOf === undefined ? {} : { asOf })
}

/** The rows that report an event: those with its id, or the row and those delivered twice. */
export function rowsWithoutEvent(
  { document, rows }: DrawnForecast,
  { event, row }: { readonly event?: string; readonly row?: number },
): PlainRow[] {
  if (event !== undefined) return rows.filter((other) => other.event !== event)
  const log = defineEvents(defineScenario(document), rows)
  return rows.filter((_, index) => !sameRow(eventKind, log[index]!, log[row! - 1]!))
}

/** A condition or marginal that leaves something possible, or undefined. */
export function supposed(forecast: Forecast, { pick, int }: Choices): Forecast | undefined {
  const ids = Object.keys(forecast.branches)
  const tries: (() => Forecast)[] = [
    () => condition(forecast, { observe: [pick(ids)] }),
    () => condition(forecast, { ruleOut: [pick(ids)] }),
    () => condition(forecast, { happened: { id: pick(ids), day: forecast.asOf } }),
    () => setMarginal(forecast, pick(ids), int(1, 9) / 10),
  ]
  try {
    return pick(tries)()
  } catch {
    // impossible here, or a day that nothing can happen on
    return undefined
  }
}
