import type { Forecast, ForecastState } from '../forecast/forecast.ts'
import { stateOf } from '../forecast/forecast.ts'
import { log } from '../numeric/log.ts'
import type { ScenarioIds } from '../scenario/literal.ts'
import type { Table } from '../scenario/table.ts'
import { answersByLeaf, type Cells, cellsOf, type Leaves } from './cells.ts'
import { changesBetween } from './changes.ts'
import { type OneSided, oneSided } from './oneSided.ts'
import { differenceOf, type Snapshot, snapshotOf, totalVariation } from './snapshot.ts'
import { type EventKey, type Standing, standingOf, sumOfRows } from './standing.ts'
import { movesBetween, type Step, type Walk, walkThrough } from './walk.ts'

/** Where a forecast of a comparison stands. */
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
  /** Percentage points from a to b; what does not exist counts as 0. */
  readonly points: number
  /** Decibans from a to b of the odds against everything else. */
  readonly decibans: number
}

/** One branch in two forecasts, by its reach; null where it does not exist. */
export interface ComparedBranch {
  /** Its probability in a; null where a does not know it. */
  readonly a: number | null
  /** Its probability in b; null where b does not know it. */
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
  /** What b does not have. */
  readonly onlyInA: OneSided<Ids>
  /** What a does not have. */
  readonly onlyInB: OneSided<Ids>
  /** ½ Σ |a − b| over the outcomes, in [0, 1]: the most by which the two differ about any set of them. */
  readonly totalVariation: number
  /** Σ b·log₂(b/a), the Kullback–Leibler divergence of b from a; Infinity where b holds possible what a does not. */
  readonly bits: number
  /** Outcome ids, the biggest change in points first; those that did not change are left out. */
  readonly movers: readonly Ids['outcome'][]
  /** From a to b, as `explain` tells it: one cause after the other, the change of scenario first. */
  readonly steps: readonly Step<Ids>[]
}

/**
 * What changed between two forecasts, and why: two days, two logs, two scenarios.
 *
 * Outcomes, branches, signals and events are matched by id; events without one by day, signal, observed and
 * strength. Steps lead from one to the other by changes of one thing at a time. Where the scenarios differ, the
 * prior goes first, with the evidence as it was; a leaf that is new enters with its prior, and the steps of signals
 * then say what the evidence makes of it.
 *
 * @param a a live forecast.
 * @param b another.
 * @returns both, side by side, with measures of how far they are apart and steps that add up to the difference.
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
  const standingA = standing(from, cellsA)
  const standingB = standing(to, cellsB)
  const start = beliefs(from, cellsA, standingA)
  const end = beliefs(to, cellsB, standingB)
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
    a: placeOf(a),
    b: placeOf(b),
    outcomes: compared,
    branches: Object.fromEntries(
      ids.map((id) => [id, { a: own(a.branches, id)?.reach ?? null, b: own(b.branches, id)?.reach ?? null }]),
    ),
    onlyInA: oneSided(standingA, standingB),
    onlyInB: oneSided(standingB, standingA),
    totalVariation: totalVariation(start.probability, end.probability),
    bits: bitsBetween(start.probability, end.probability),
    movers: outcomes
      .filter((id) => compared[id]!.points !== 0)
      .sort((x, y) => Math.abs(compared[y]!.points) - Math.abs(compared[x]!.points)),
    steps: stepsBetween(standingA, standingB, start, end),
  }
}

/** What a record has under an id that may be `constructor`. */
function own<T>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined
}

function placeOf({ title, origin, asOf, horizon }: Forecast): ComparedForecast {
  return { title, origin, asOf, horizon }
}

/** Leaves matched by id: those of a in its order, then those that b alone has. */
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

function standing(state: ForecastState, cells: Cells): Standing {
  const { rows } = state.linked
  const keyOfRow = (index: number): EventKey => {
    const { event, signal, observed = true, strength = 1 } = rows[index]!
    if (event !== undefined) return JSON.stringify([signal, event])
    return JSON.stringify([signal, state.linked.data[index]!.date, observed, strength])
  }
  return standingOf(cells, state.linked, state.evidence, cells.conditions, keyOfRow)
}

/** What a forecast says, its probabilities as it shows them. */
function beliefs({ model, probability }: ForecastState, cells: Cells, standing: Standing): Snapshot {
  const found = snapshotOf(cells, sumOfRows(standing))!
  return { ...found, probability: answersByLeaf(model, cells.questions, probability) }
}

/** Σ q·log₂(q/p). */
function bitsBetween(p: Float64Array, q: Float64Array): number {
  let nats = 0
  for (let i = 0; i < p.length; i++) if (q[i]! > 0) nats += q[i]! * (log(q[i]!) - log(p[i]!))
  return Math.max(0, nats / Math.LN2)
}

function stepsBetween(a: Standing, b: Standing, start: Snapshot, end: Snapshot): Step[] {
  const sum = sumOfRows(a)
  const changes = changesBetween(a, b)
  if (a.cells.model === b.cells.model) {
    const walk = { cells: b.cells, sum, last: start, possible: true }
    return walkThrough(walk, changes, sumOfRows(b), end.probability).steps
  }
  const steps: Step[] = []
  const found = snapshotOf(b.cells, sum)
  const moved = found ?? start
  const moves = movesBetween(b.cells, start, moved)
  const differs = Object.values(moves).some(({ points }) => Math.abs(points) > 1e-10)
  if (!found) steps.push({ cause: 'prior', moves, impossible: true })
  else if (differs) steps.push({ cause: 'prior', moves })
  const last = differs ? moved : start
  const walk: Walk = { cells: b.cells, sum, last, possible: found !== undefined }
  steps.push(...walkThrough(walk, changes, sumOfRows(b), end.probability).steps)
  return steps
}
