import { formatDay } from '../checking/day.ts'
import { evidenceOn } from '../evidence/evidence.ts'
import type { Forecast, ForecastState } from '../forecast/forecast.ts'
import { stateOf } from '../forecast/forecast.ts'
import type { ScenarioIds } from '../scenario/literal.ts'
import type { AnswerTable } from '../scenario/table.ts'
import { beliefsOf, type Move } from './beliefs.ts'
import { answersByLeaf, type Cells, cellsOfState, priorOf } from './cells.ts'
import { changesBetween } from './changes.ts'
import { type LeaveOneOut, leaveOneOut } from './leaveOneOut.ts'
import { eventsByRow, type RowSet, rowSetOf, sumOfRows, wholeEvidence } from './rowSet.ts'
import { emptySum } from './rowSum.ts'
import { applyChanges, movesBetween, type Progress, type Step } from './steps.ts'

/** Which branches are explained besides the outcomes. */
export interface ExplainOptions<Branch extends string = string> {
  /** Branch ids to explain besides the outcomes. */
  readonly branches?: readonly Branch[]
}

/** One day of an explanation: the probabilities at its end and the steps that led there. */
export interface ExplainedDay<Ids extends ScenarioIds = ScenarioIds> {
  /** The steps lead to the end of this day. */
  readonly asOf: string
  /** At the end of the day, by outcome id, and by the branch ids of `options.branches`. */
  readonly probabilities: AnswerTable<Ids, number>
  /** One change each, in order. */
  readonly steps: readonly Step<Ids>[]
  /** True where the evidence up to this day contradicted itself; the probabilities are the last that could be stated. */
  readonly impossible?: true
}

/** How far an outcome has moved, from the prior to the forecast. */
export interface ExplainedOutcome extends Move {
  /** Of the scenario or the outcome. */
  readonly title: string
  /** Before any evidence. */
  readonly prior: number
}

/** What moved a forecast. */
export interface Explanation<Ids extends ScenarioIds = ScenarioIds> {
  /** Of the scenario or the outcome. */
  readonly title: string
  /** The day at whose end the prior holds. */
  readonly origin: string
  /** The day at whose end the forecast holds. */
  readonly asOf: string
  /** The day at whose end the question closes. */
  readonly horizon: string
  /** The move from the prior to the forecast, by outcome id, and by the branch ids of `options.branches`. */
  readonly outcomes: AnswerTable<Ids, ExplainedOutcome>
  /** The origin and every day on which a report came or was retracted, up to the as-of day. */
  readonly days: readonly ExplainedDay<Ids>[]
  /** The forecast without each event, source, cluster and signal. */
  readonly leaveOneOut: LeaveOneOut<Ids>
}

/**
 * Explains what moved a forecast: the steps from the prior to it, and what it would be without each event, source,
 * cluster and signal.
 *
 * Steps are chronological: the days of the log in order, on each day one cause after the other (`Cause`), rows in
 * canonical order. They add up to the whole change. How far a step moves a probability depends on the steps before
 * it. `leaveOneOut` instead compares today's forecast with one that lacks the event, so the two numbers differ.
 *
 * @param forecast a live forecast.
 * @param options `branches`: branch ids to explain besides the outcomes.
 * @returns steps by day, in percentage points and in decibans of the odds against everything else; and `leaveOneOut`,
 *   the largest first. Both are computed when they are first read.
 * @throws NotLiveError for a copy of a forecast; OptionError for a branch that is not the scenario's.
 * @example
 * explain(forecast).days[1].steps.map(({ cause }) => cause) // ['silence', 'survival', 'news']
 *
 * Source: weight of evidence in decibans, I. J. Good, Probability and the Weighing of Evidence (1950).
 */
export function explain<Ids extends ScenarioIds>(
  forecast: Forecast<Ids>,
  options: ExplainOptions<Ids['branch']> = {},
): Explanation<Ids> {
  return explanationOf(forecast, options) as Explanation<Ids>
}

function explanationOf(forecast: Forecast, options: ExplainOptions): Explanation {
  const state = stateOf(forecast)
  const cells = cellsOfState(state, options.branches)
  const { title, origin, asOf, horizon } = forecast
  let days: readonly ExplainedDay[] | undefined
  let without: LeaveOneOut | undefined
  return {
    title,
    origin,
    asOf,
    horizon,
    outcomes: outcomesOf(state, cells),
    get days() {
      days ??= daysOf(state, cells)
      return days
    },
    get leaveOneOut() {
      without ??= leaveOneOut(forecast, options)
      return without
    },
  }
}

function outcomesOf(state: ForecastState, cells: Cells): Record<string, ExplainedOutcome> {
  const { model } = state
  const start = startOf(cells)
  const now = answersByLeaf(model, cells.questions, state.probability)
  const end = beliefsOf(cells, sumOfRows(finalRowSet(state, cells)))
  const moves = movesBetween(cells, start.last, { ...(end ?? start.last), probability: now })
  const titles = model.tree.outcomeTitles
  const outcomes: Record<string, ExplainedOutcome> = {}
  Object.entries(moves).forEach(([id, move], question) => {
    const branch = model.tree.nodeOfId.get(id)
    const title = titles[question] ?? model.tree.documents[branch!]!.title ?? id
    outcomes[id] = { title, prior: start.last.probability[question]!, ...move }
  })
  return outcomes
}

/** The start of the steps: the prior, before any row. */
function startOf(cells: Cells): Progress {
  const sum = emptySum(cells.logPrior.length)
  const last = { ...beliefsOf(cells, sum)!, probability: priorOf(cells) }
  return { cells, sum, last, possible: true }
}

function finalRowSet({ linked, evidence }: ForecastState, cells: Cells): RowSet {
  return rowSetOf(cells, linked, evidence, cells.conditions, (row) => row)
}

function daysOf(state: ForecastState, cells: Cells): ExplainedDay[] {
  const { model, linked, evidence } = state
  const ofRow = eventsByRow(linked)
  const rowSetOn = (day: number): RowSet => {
    const whole = day === evidence.asOf ? wholeEvidence(state) : evidenceOn(model, linked, day)
    return rowSetOf(cells, linked, whole, [], (row) => ofRow[row]!)
  }
  const last = answersByLeaf(model, cells.questions, state.probability)
  const days: ExplainedDay[] = []
  let progress = startOf(cells)
  let rowSet: RowSet | undefined
  for (const day of [model.origin, ...newsDays(state)]) {
    const next = rowSetOn(day)
    const isLast = day === evidence.asOf
    // at the origin no row has an effect yet
    const changes = rowSet ? changesBetween(rowSet, next) : []
    const end = isLast ? rowSetOf(cells, linked, evidence, cells.conditions, (row) => ofRow[row]!) : next
    if (isLast) changes.push(...changesBetween(next, end))
    const result = applyChanges(progress, changes, sumOfRows(end), isLast ? last : undefined)
    progress = result.end
    rowSet = next
    days.push(dayOf(day, progress, result.steps))
  }
  return days
}

/** The days after the origin on which a report came or was retracted, and the as-of day. */
function newsDays({ model, linked, evidence }: ForecastState): number[] {
  const days = new Set<number>([evidence.asOf])
  for (const { reported, retracted } of linked.data) days.add(reported).add(retracted)
  return [...days].filter((day) => day > model.origin && day <= evidence.asOf).sort((x, y) => x - y)
}

function dayOf(day: number, { cells, last, possible }: Progress, steps: readonly Step[]): ExplainedDay {
  const ids = [...cells.questions.outcomes, ...cells.questions.branches]
  return {
    asOf: formatDay(day),
    probabilities: Object.fromEntries(ids.map((id, question) => [id, last.probability[question]!])),
    steps,
    ...(possible ? {} : { impossible: true as const }),
  }
}
