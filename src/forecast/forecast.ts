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

/** An outcome, before the evidence and after it. */
export interface OutcomeForecast {
  /** That of its only leaf, or of the leaf with its id; else the id. */
  readonly title: string
  /** Before any evidence. */
  readonly prior: number
  /** After the evidence, in [0, 1]. */
  readonly probability: number
}

/** A branch, before the evidence and after it. */
export interface BranchForecast {
  /** Unconditional, before any evidence. */
  readonly prior: number
  /** Given its parent; null where the parent cannot be reached. */
  readonly share: number | null
  /** Unconditional: the probability that the truth lies below this branch. */
  readonly reach: number
}

/**
 * What is believed on a day: exact probabilities given the scenario and the log up to then.
 *
 * A live immutable object: what it shows is also its JSON, and it holds the scenario and the rows of log
 * factors it was made of. A copy of the JSON is a result, not a forecast. `Ids` are the ids of a literal as types;
 * without them it is the forecast of any scenario.
 */
export interface Forecast<Ids extends ScenarioIds = ScenarioIds> {
  /** Of the scenario. */
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
  /** ln Σw: how well the evidence goes together against events arriving at base rates; no marginal likelihood. */
  readonly logCoherence: number
  /** What became of the rows of the log. */
  readonly events: {
    /** Events that count, each once, however many rows report it. */
    readonly used: number
    /** Rows that do not count, in the order of the log. */
    readonly ignored: readonly IgnoredRow<Ids['signal']>[]
  }
  /** What was appended by `condition` and `setMarginal`, in order; absent where nothing was. */
  readonly conditions?: readonly string[]
  /** What is allowed and still deserves a look. */
  readonly warnings: readonly Warning[]
}

/** A row by leaf that was appended to a forecast: a condition, or a marginal that was set. */
export interface Condition extends Row {
  /** `observe leaves`, `set forced to 0.2`. */
  readonly label: RowLabel & { readonly condition: string }
}

/** What a forecast was made of and computes with. */
export interface ForecastState {
  readonly scenario: Scenario
  readonly log: EventLog
  readonly model: Model
  readonly linked: LinkedLog
  readonly evidence: Evidence
  readonly conditions: readonly Condition[]
  /** Days from origin, once it is supposed that something came true on a day; survival then says nothing. */
  readonly happened?: number
  /** P(ℓ) by leaf. */
  readonly probability: Float64Array
  readonly logCoherence: number
  readonly warnings: readonly Warning[]
}

/** Registered, so that the CommonJS and the ESM copy of this package know each other's forecasts. */
const stateKey = Symbol.for('forkcast.forecast')

/** What a live forecast is made of. */
export function stateOf(forecast: Forecast): ForecastState {
  const state = (forecast as { [stateKey]?: ForecastState } | undefined)?.[stateKey]
  if (!state)
    throw new NotLiveError(
      'no-live-forecast',
      'this is no live forecast: a copy or its JSON is a result; make a forecast with update(scenario, log) first',
    )
  return state
}

/** Gives an object its state, out of sight of JSON and copies. */
export function withState(forecast: Forecast, state: ForecastState): Forecast {
  Object.defineProperty(forecast, stateKey, { value: state })
  return Object.freeze(forecast)
}
