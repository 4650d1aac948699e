import type { Forecast, ForecastState } from '../forecast/forecast.ts'
import { stateOf } from '../forecast/forecast.ts'
import { log } from '../numeric/log.ts'
import type { ScenarioIds } from '../scenario/literal.ts'
import type { Table } from '../scenario/table.ts'
import { type Beliefs, beliefsOf, differenceOf, totalVariation } from './beliefs.ts'
import { answersByLeaf, type Cells, cellsOf, type Leaves } from './cells.ts'
import { changesBetween } from './changes.ts'
import { type OneSided, oneSided } from './oneSided.ts'
import { type EventKey, type RowSet, rowSetOf, sumOfRows } from './rowSet.ts'
import { applyChanges, movesBetween, type Progress, type Step } from './steps.ts'

/** Which forecast is compared: its title and days. */
export interface ComparedForecast {
  /** Of the scenario or the outcome. */
  readonly title: string
  /** The day at whose end the prior holds. */
  readonly origin: string
  /** The day at whose end the forecast holds. */
  readonly asOf: string
  /** The day at whose end the question closes. */
  readonly horizon: string
}

/** One outcome in two forecasts. */
export interface ComparedOutcome {
  /** Of the scenario or the outcome. */
  readonly title: string
  /** Null where the first scenario has no such outcome. */
  readonly a: number | null
  /** Null where the second scenario has no such outcome. */
  readonly b: number | null
  /** Percentage points from a to b; an outcome that does not exist counts as 0. */
  readonly points: number
  /** Decibans from a to b of the odds against everything else. */
  readonly decibans: number
}

/** One branch in two forecasts, by its reach; null where it does not exist. */
export interface ComparedBranch {
  /** Its probability in a; null where a has no such branch. */
  readonly a: number | null
  /** Its probability in b; null where b has no such branch. */
  readonly b: number | null
}

/** What is different between two forecasts, and why. */
export interface Comparison<Ids extends ScenarioIds = ScenarioIds> {
  /** The first of the two. */
  readonly a: ComparedForecast
  /** The second of the two. */
  readonly b: ComparedForecast
  /** By outcome id. */
  readonly outcomes: Table<Ids['outcome'], ComparedOutcome>
  /** By branch id. */
  readonly branches: Table<Ids['branch'], ComparedBranch>
  /** Ids and events that b does not have. */
  readonly onlyInA: OneSided<Ids>
  /** Ids and events that a does not have. */
  readonly onlyInB: OneSided<Ids>
  /** ½ Σ |a − b| over the outcomes, in [0, 1]: the largest difference in the probability of any set of outcomes. */
  readonly totalVariation: number
  /** Σ b·log₂(b/a), the Kullback–Leibler divergence of b from a; Infinity where an outcome is possible in b only. */
  readonly bits: number
  /** Outcome ids, the biggest change in points first; those that did not change are left out. */
  readonly movers: readonly Ids['outcome'][]
  /** The steps from a to b, one cause after the other as in `explain`; the change of scenario comes first. */
  readonly steps: readonly Step<Ids>[]
}

/**
 * What changed between two forecasts, and why: two days, two logs, two scenarios.
 *
 * Outcomes, branches, signals and events are matched by id; events without one by day, signal, observed and
 * strength. Each step changes one thing. Where the scenarios differ, the first step changes the prior and keeps the
 * evidence of `a`. A new leaf enters with its prior in that step; the steps of signals then apply the evidence to it.
 *
 * @param a a live forecast.
 * @param b another live forecast, of the same scenario or of another.
 * @returns both side by side, two measures of their distance, and steps that add up to the difference.
 * @throws NotLiveError for a copy of a forecast.
 * @example
 * compare(update(scenario, log, { asOf: '2030-03-15' }), forecast).movers // ['stays', 'resigns', 'forced']
 *
 * Source: S. Kullback and R. A. Leibler, On Information and Sufficiency, Annals of Mathematical Statistics 22 (1951).
 */
export function compare<Ids extends ScenarioIds, Other extends ScenarioIds>(
  a: Forecast<Ids>,
  b: Forecast<Other>,
): Comparison<Ids | Other> {
  return comparison(a, b) as Comparison<Ids | Other>
}

function comparison(a: Forecast, b: Forecast): Comparison {
  const from = stateOf(a)
  const to = stateOf(b)
  const outcomes = [...new Set([...from.model.tree.outcomeIds, ...to.model.tree.outcomeIds])]
  const questions = { outcomes, branches: [] }
  const [cellsA, cellsB] = cellsOf(unionOfLeaves(from, to), questions) as [Cells, Cells]
  const rowSetA = rowSetOfState(from, cellsA)
  const rowSetB = rowSetOfState(to, cellsB)
  const start = shownBeliefs(from, cellsA, rowSetA)
  const end = shownBeliefs(to, cellsB, rowSetB)
  const compared: Record<string, ComparedOutcome> = {}
  outcomes.forEach((id, question) => {
    const [p, q] = [own(a.outcomes, id), own(b.outcomes, id)]
    const decibans = differenceOf(start.decibans[question]!, end.decibans[question]!)
    const points = ((q?.probability ?? 0) - (p?.probability ?? 0)) * 100
    const title = (q ?? p)!.title
    compared[id] = { title, a: p?.probability ?? null, b: q?.probability ?? null, points, decibans }
  })
  const ids = Object.keys({ ...a.branches, ...b.branches })
  return {
    a: comparedForecast(a),
    b: comparedForecast(b),
    outcomes: compared,
    branches: Object.fromEntries(
      ids.map((id) => [id, { a: own(a.branches, id)?.reach ?? null, b: own(b.branches, id)?.reach ?? null }]),
    ),
    onlyInA: oneSided(rowSetA, rowSetB),
    onlyInB: oneSided(rowSetB, rowSetA),
    totalVariation: totalVariation(start.probability, end.probability),
    bits: bitsBetween(start.probability, end.probability),
    movers: outcomes
      .filter((id) => compared[id]!.points !== 0)
      .sort((x, y) => Math.abs(compared[y]!.points) - Math.abs(compared[x]!.points)),
    steps: stepsBetween(rowSetA, rowSetB, start, end),
  }
}

/** The value of an own property, or undefined. An id can be `constructor`, which every object inherits. */
function own<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined
}

function comparedForecast({ title, origin, asOf, horizon }: Forecast): ComparedForecast {
  return { title, origin, asOf, horizon }
}

/** Leaves matched by id: first the leaves of a in its order, then the leaves that only b has. */
function unionOfLeaves(a: ForecastState, b: ForecastState): Leaves[] {
  const idsOf = ({ model: { tree } }: ForecastState) => Array.from(tree.leafNode, (node) => tree.ids[node]!)
  const [idsA, idsB] = [idsOf(a), idsOf(b)]
  const all = [...new Set([...idsA, ...idsB])]
  return [
    { state: a, ids: idsA },
    { state: b, ids: idsB },
  ].map(({ state: { model, conditions }, ids }) => {
    const place = new Map(ids.map((id, leaf) => [id, leaf]))
    return { model, conditions, leafAt: Int32Array.from(all, (id) => place.get(id) ?? -1) }
  })
}

function rowSetOfState(state: ForecastState, cells: Cells): RowSet {
  const { rows } = state.linked
  const keyOfRow = (index: number): EventKey => {
    const { event, signal, observed = true, strength = 1 } = rows[index]!
    if (event !== undefined) return JSON.stringify([signal, event])
    return JSON.stringify([signal, state.linked.data[index]!.date, observed, strength])
  }
  return rowSetOf(cells, state.linked, state.evidence, cells.conditions, keyOfRow)
}

/** The beliefs of a forecast, with the very probabilities that it shows. */
function shownBeliefs({ model, probability }: ForecastState, cells: Cells, rowSet: RowSet): Beliefs {
  const found = beliefsOf(cells, sumOfRows(rowSet))!
  return { ...found, probability: answersByLeaf(model, cells.questions, probability) }
}

/** Σ q·log₂(q/p). */
function bitsBetween(p: Float64Array, q: Float64Array): number {
  let nats = 0
  for (let i = 0; i < p.length; i++) if (q[i]! > 0) nats += q[i]! * (log(q[i]!) - log(p[i]!))
  return Math.max(0, nats / Math.LN2)
}

function stepsBetween(a: RowSet, b: RowSet, start: Beliefs, end: Beliefs): Step[] {
  const sum = sumOfRows(a)
  const changes = changesBetween(a, b)
  if (a.cells.model === b.cells.model) {
    const progress = { cells: b.cells, sum, last: start, possible: true }
    return applyChanges(progress, changes, sumOfRows(b), end.probability).steps
  }
  const steps: Step[] = []
  const found = beliefsOf(b.cells, sum)
  const moved = found ?? start
  const moves = movesBetween(b.cells, start, moved)
  const differs = Object.values(moves).some(({ points }) => Math.abs(points) > 1e-10)
  if (!found) steps.push({ cause: 'prior', moves, impossible: true })
  else if (differs) steps.push({ cause: 'prior', moves })
  const last = differs ? moved : start
  const progress: Progress = { cells: b.cells, sum, last, possible: found !== undefined }
  steps.push(...applyChanges(progress, changes, sumOfRows(b), end.probability).steps)
  return steps
}
