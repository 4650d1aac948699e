import { formatDay } from '../checking/day.ts'
import { evidenceOn } from '../evidence/evidence.ts'
import type { Forecast, ForecastState } from '../forecast/forecast.ts'
import { stateOf } from '../forecast/forecast.ts'
import type { ScenarioIds } from '../scenario/literal.ts'
import type { AnswerTable } from '../scenario/table.ts'
import { answersByLeaf, type Cells, cellsOfState, priorOf } from './cells.ts'
import { changesBetween } from './changes.ts'
import { type LeaveOneOut, leaveOneOut } from './leaveOneOut.ts'
import { emptySum } from './rowSum.ts'
import { type Move, snapshotOf } from './snapshot.ts'
import { eventsByRow, type Standing, standingOf, sumOfRows, wholeEvidence } from './standing.ts'
import { movesBetween, type Step, type Walk, walkThrough } from './walk.ts'

/** What is explained besides outcomes. */
export interface ExplainOptions<Branch extends string = string> {
  /** Branches to be told of besides the outcomes. */
  readonly branches?: readonly Branch[]
}

/** A day on which something changed, step by step. */
export interface ExplainedDay<Ids extends ScenarioIds = ScenarioIds> {
  /** The steps lead to the end of this day. */
  readonly asOf: string
  /** By outcome, and by branch where branches were asked for. */
  readonly probabilities: AnswerTable<Ids, number>
  /** In order: one change at a time. */
  readonly steps: readonly Step<Ids>[]
  /** True where the evidence up to this day contradicted itself; the probabilities are the last that could be stated. */
  readonly impossible?: true
}

/** How far an outcome has moved, from the prior to now. */
export interface ExplainedOutcome extends Move {
  /** Of the scenario or the outcome. */
  readonly title: string
  /** Before any evidence. */
  readonly prior: number
}

/** Where a forecast came from. */
export interface Explanation<Ids extends ScenarioIds = ScenarioIds> {
  /** Of the scenario or the outcome. */
  readonly title: string
  /** The day at whose end the prior holds. */
  readonly origin: string
  /** The day at whose end the forecast holds. */
  readonly asOf: string
  /** The day at whose end the question closes. */
  readonly horizon: string
  /** From the prior to the forecast: by outcome, and by branch where branches were asked for. */
  readonly outcomes: AnswerTable<Ids, ExplainedOutcome>
  /** The origin and every day on which a report came or was retracted, up to the as-of day. */
  readonly days: readonly ExplainedDay<Ids>[]
  /** The forecast without each event, source, cluster and signal. */
  readonly leaveOneOut: LeaveOneOut<Ids>
}

/**
 * What moved a forecast: the way from the prior to it, step by step, and what it would be without each event,
 * source, cluster and signal.
 *
 * Steps are chronological: the days of the log in order, on each day one cause after the other (`Cause`), rows in
 * canonical order. They add up to the whole change. How far a step moves a probability depends on what came before
 * it, as it did at the time; what the forecast owes an event today is what it loses without it, and the two differ.
 *
 * @param forecast a live forecast.
 * @param options `branches`: ids to be told of besides the outcomes.
 * @returns steps by day, in percentage points and decibans of the odds against everything else; leave-one-out,
 *   the largest first. Both are worked out when first read.
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
  const end = snapshotOf(cells, sumOfRows(finalStanding(state, cells)))
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

/** The prior, before any row. */
function startOf(cells: Cells): Walk {
  const sum = emptySum(cells.logPrior.length)
  const last = { ...snapshotOf(cells, sum)!, probability: priorOf(cells) }
  return { cells, sum, last, possible: true }
}

function finalStanding({ linked, evidence }: ForecastState, cells: Cells): Standing {
  return standingOf(cells, linked, evidence, cells.conditions, (row) => row)
}

function daysOf(state: ForecastState, cells: Cells): ExplainedDay[] {
  const { model, linked, evidence } = state
  const ofRow = eventsByRow(linked)
  const standingOn = (day: number): Standing => {
    const whole = day === evidence.asOf ? wholeEvidence(state) : evidenceOn(model, linked, day)
    return standingOf(cells, linked, whole, [], (row) => ofRow[row]!)
  }
  const last = answersByLeaf(model, cells.questions, state.probability)
  const days: ExplainedDay[] = []
  let walk = startOf(cells)
  let standing: Standing | undefined
  for (const day of [model.origin, ...newsDays(state)]) {
    const next = standingOn(day)
    const isLast = day === evidence.asOf
    // no row says anything at the end of the origin
    const changes = standing ? changesBetween(standing, next) : []
    const end = isLast ? standingOf(cells, linked, evidence, cells.conditions, (row) => ofRow[row]!) : next
    if (isLast) changes.push(...changesBetween(next, end))
    const walked = walkThrough(walk, changes, sumOfRows(end), isLast ? last : undefined)
    walk = walked.end
    standing = next
    days.push(dayOf(day, walk, walked.steps))
  }
  return days
}

/** The days after the origin on which a report came or was retracted, and the as-of day. */
function newsDays({ model, linked, evidence }: ForecastState): number[] {
  const days = new Set<number>([evidence.asOf])
  for (const { reported, retracted } of linked.data) days.add(reported).add(retracted)
  return [...days].filter((day) => day > model.origin && day <= evidence.asOf).sort((x, y) => x - y)
}

function dayOf(day: number, { cells, last, possible }: Walk, steps: readonly Step[]): ExplainedDay {
  const ids = [...cells.questions.outcomes, ...cells.questions.branches]
  return {
    asOf: formatDay(day),
    probabilities: Object.fromEntries(ids.map((id, question) => [id, last.probability[question]!])),
    steps,
    ...(possible ? {} : { impossible: true as const }),
  }
}
