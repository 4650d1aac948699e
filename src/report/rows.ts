import type { Forecast } from '../forecast/forecast.ts'
import type { TimelineDay } from '../replay/timeline.ts'
import type { ScenarioIds } from '../scenario/literal.ts'
import type { Simulation } from '../simulation/simulation.ts'

/** One outcome on one day: a row of a tidy table. */
export interface ForecastRow<Outcome extends string = string> {
  /** The day at whose end the forecast holds. */
  readonly asOf: string
  /** Outcome id. */
  readonly outcome: Outcome
  /** For people. */
  readonly title: string
  /** The probability before any evidence, in [0, 1]. */
  readonly prior: number
  /** The probability on that day, in [0, 1]. */
  readonly probability: number
}

/** One outcome of a simulation: a row of a tidy table. */
export interface SimulationRow<Outcome extends string = string> {
  /** The day at whose end the forecast holds. */
  readonly asOf: string
  /** Outcome id. */
  readonly outcome: Outcome
  /** For people. */
  readonly title: string
  /** The share of runs, in [0, 1]. */
  readonly probability: number
  /** Its Monte Carlo standard error. */
  readonly mcseProbability: number
  /** Lower end of the credible interval, in [0, 1]. */
  readonly lower: number
  /** Upper end of the credible interval, in [0, 1]. */
  readonly upper: number
}

/**
 * Tidy rows, one for each outcome and day, for charting libraries, data frames and spreadsheets.
 *
 * Use them for dashboards: every row has the same columns of plain numbers and texts, so that a charting library needs
 * only `x: 'asOf'`, `y: 'probability'`, `color: 'title'`.
 *
 * @param from a forecast, the days of a timeline, or a simulation; also what JSON makes of them.
 * @returns rows in the order of days, and within a day in document order of outcomes.
 * @example
 * toRows(forecast).map(({ outcome, probability }) => [outcome, probability.toFixed(3)]) // [['stays', '0.904'], ['resigns', '0.055'], ['forced', '0.041']]
 */
export function toRows<Ids extends ScenarioIds>(from: Simulation<Ids>): SimulationRow<Ids['outcome']>[]
export function toRows<Ids extends ScenarioIds>(
  from: Forecast<Ids> | readonly TimelineDay<Ids>[],
): ForecastRow<Ids['outcome']>[]
export function toRows(
  from: Forecast | Simulation | readonly TimelineDay[],
): ForecastRow[] | SimulationRow[] {
  if (isTimeline(from)) return from.flatMap(({ forecast }) => forecastRows(forecast))
  return 'seed' in from ? simulationRows(from) : forecastRows(from)
}

function isTimeline(from: Forecast | Simulation | readonly TimelineDay[]): from is readonly TimelineDay[] {
  return Array.isArray(from)
}

function forecastRows({ asOf, outcomes }: Forecast): ForecastRow[] {
  return Object.entries(outcomes).map(([outcome, { title, prior, probability }]) => ({
    asOf,
    outcome,
    title,
    prior,
    probability,
  }))
}

function simulationRows({ asOf, outcomes }: Simulation): SimulationRow[] {
  return Object.entries(outcomes).map(([outcome, { title, probability, mcseProbability, credible }]) => ({
    asOf,
    outcome,
    title,
    probability,
    mcseProbability,
    lower: credible.lower,
    upper: credible.upper,
  }))
}
