import { formatDay } from '../checking/day.ts'
import { culprits, ImpossibleEvidence } from '../evidence/impossible.ts'
import { type Row, rowsOf } from '../evidence/row.ts'
import { exp } from '../numeric/exp.ts'
import { logSumExp } from '../numeric/logSumExp.ts'
import { addSparse, spread } from '../numeric/sparse.ts'
import type { Forecast, ForecastState } from './forecast.ts'
import { withState } from './forecast.ts'
import { branchTable, outcomeTable } from './tables.ts'

/** What a forecast is computed from. */
export type ForecastParts = Omit<ForecastState, 'probability' | 'logCoherence'>

/** The sum by leaf of the conditions, or undefined where there are none. */
export function conditionSum(parts: Pick<ForecastParts, 'conditions'>): Float64Array | undefined {
  const [first, ...more] = parts.conditions
  if (!first) return undefined
  const sum = spread(first.values)
  for (const { values, weight } of more) addSparse(sum, values, weight)
  return sum
}

/**
 * Adds up the log prior and all rows, and normalises.
 *
 * @throws ImpossibleEvidence when no leaf is possible.
 */
export function forecastFrom(parts: ForecastParts): Forecast {
  const { model, evidence, conditions } = parts
  const { ofLeaf } = model.classes
  const appended = conditionSum(parts)
  const logWeights = model.logPrior.map(
    (value, leaf) => value + evidence.total[ofLeaf[leaf]!]! + (appended ? appended[leaf]! : 0),
  )
  const logCoherence = logSumExp(logWeights)
  if (logCoherence === -Infinity)
    throw new ImpossibleEvidence(culprits(model, everyRow(parts)).map(({ label }) => label))
  const probability = logWeights.map((value) => exp(value - logCoherence))
  return publicForecast({ ...parts, conditions, probability, logCoherence })
}

/** Every row of log factors in canonical order: the evidence (by class), then the conditions (by leaf). */
export function* everyRow(parts: Omit<ForecastParts, 'log'>): Iterable<Row> {
  yield* rowsOf(parts.model, parts.linked, parts.evidence)
  yield* parts.conditions
}

/** The public object for a state. Its two large tables are made when they are first read. */
function publicForecast(state: ForecastState): Forecast {
  const { model, evidence, conditions, probability, logCoherence, warnings } = state
  let outcomes: Forecast['outcomes'] | undefined
  let branches: Forecast['branches'] | undefined
  const forecast: Forecast = {
    title: model.document.title,
    origin: formatDay(model.origin),
    asOf: formatDay(evidence.asOf),
    horizon: formatDay(model.horizon),
    get outcomes() {
      outcomes ??= outcomeTable(model, probability)
      return outcomes
    },
    get branches() {
      branches ??= branchTable(model, probability)
      return branches
    },
    logCoherence,
    events: { used: evidence.events.count, ignored: evidence.events.ignored },
    ...(conditions.length === 0 ? {} : { conditions: conditions.map(({ label }) => label.condition) }),
    warnings,
  }
  return withState(forecast, state)
}
