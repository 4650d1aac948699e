import { NotLiveError } from '../checking/notLiveError.ts'
import type { Warning } from '../checking/problem.ts'
import type { LinkedLog } from '../events/link.ts'
import type { EventLog } from '../events/row.ts'
import type { IgnoredRow } from '../evidence/counted.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { Row, RowLabel } from '../evidence/row.ts'
import type { ScenarioIds } from '../scenario/literal.ts'
import type { Model } from '../scenario/model.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { Table } from '../scenario/table.ts'

/** An outcome in a forecast. */
export interface OutcomeForecast {
  /** Its title in the document, else that of its only leaf or the leaf with its id, else its id. */
  readonly title: string
  /** Its probability before the evidence, in [0, 1]. */
  readonly prior: number
  /** Its probability after the evidence, in [0, 1]. */
  readonly probability: number
}

/** A branch in a forecast. */
export interface BranchForecast {
  /** Its unconditional probability before the evidence, in [0, 1]. */
  readonly prior: number
  /** Its probability given its parent, after the evidence; null where the parent is impossible. */
  readonly share: number | null
  /** Its unconditional probability after the evidence, in [0, 1]. */
  readonly reach: number
}

/**
 * The forecast of a day: exact probabilities given the scenario and the log up to then. `update` makes it.
 *
 * It is immutable. Its JSON has the keys below; the object itself also holds the scenario and the rows of log factors
 * that it was made from, which `condition`, `explain`, `simulate` and others need. A copy lacks these: they call the
 * original "live". `Ids` are the ids of a literal as types; `Forecast` without them stands for any forecast.
 */
export interface Forecast<Ids extends ScenarioIds = ScenarioIds> {
  /** The title of the scenario. */
  readonly title: string
  /** The day at whose end the prior holds. */
  readonly origin: string
  /** The day at whose end the forecast holds. */
  readonly asOf: string
  /** The day at whose end the question closes. */
  readonly horizon: string
  /** By outcome id, in the order of their first leaf. */
  readonly outcomes: Table<Ids['outcome'], OutcomeForecast>
  /** By branch id, parents before children. */
  readonly branches: Table<Ids['branch'], BranchForecast>
  /** ln Σw: how well the evidence agrees, compared with events at their base rates. It is not a marginal likelihood. */
  readonly logCoherence: number
  /** Which rows of the log count. */
  readonly events: {
    /** Events that count, each once, however many rows report it. */
    readonly used: number
    /** Rows that do not count, in the order of the log. */
    readonly ignored: readonly IgnoredRow<Ids['signal']>[]
  }
  /** The conditions that `condition` and `setMarginal` added, in order; absent where there are none. */
  readonly conditions?: readonly string[]
  /** What is allowed but may be a mistake. */
  readonly warnings: readonly Warning[]
}

/** A row by leaf that `condition` or `setMarginal` appended to a forecast. */
export interface Condition extends Row {
  /** `observe leaves`, `set forced to 0.2`. */
  readonly label: RowLabel & { readonly condition: string }
}

/** The data behind a live forecast. */
export interface ForecastState {
  readonly scenario: Scenario
  readonly log: EventLog
  readonly model: Model
  readonly linked: LinkedLog
  readonly evidence: Evidence
  readonly conditions: readonly Condition[]
  /** The day of `condition({ happened })`, in days from origin; the survival row is then left out. */
  readonly happened?: number
  /** P(ℓ) by leaf. */
  readonly probability: Float64Array
  readonly logCoherence: number
  readonly warnings: readonly Warning[]
}

/** A registered symbol, so that the CommonJS and the ESM build accept each other's forecasts. */
const stateKey = Symbol.for('forkcast.forecast')

/** The data behind a live forecast. A copy does not have it, and then NotLiveError is thrown. */
export function stateOf(forecast: Forecast): ForecastState {
  const state = (forecast as { [stateKey]?: ForecastState } | undefined)?.[stateKey]
  if (!state)
    throw new NotLiveError(
      'no-live-forecast',
      'this is no live forecast: a copy or its JSON is a result; make a forecast with update(scenario, log) first',
    )
  return state
}

/** Attaches the state to a forecast under a symbol that JSON and copies leave out. */
export function withState(forecast: Forecast, state: ForecastState): Forecast {
  Object.defineProperty(forecast, stateKey, { value: state })
  return Object.freeze(forecast)
}
