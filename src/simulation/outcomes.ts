import { drawQuantiles } from '#kernels'
import { betweenDraws, type DrawMoments, errorOf, momentsOf } from '../draws/mcse.ts'
import { groupedCovariance } from '../draws/tempering/groupedError.ts'
import type { ForecastState } from '../forecast/forecast.ts'
import { sumByOutcome } from '../forecast/tables.ts'
import type { Plan } from '../runs/plan.ts'
import type { Tally } from '../runs/tally.ts'
import { daysPerOutcome } from '../runs/tally.ts'
import type { OutcomeSimulation } from './simulation.ts'

/** Runs by outcome. */
export function countsOf(plan: Plan, tally: Tally): Float64Array {
  const perOutcome = daysPerOutcome(plan)
  const counts = new Float64Array(plan.outcomes)
  let at = 0
  for (let outcome = 0; outcome < plan.outcomes; outcome++) {
    let count = 0
    for (const end = at + perOutcome; at < end; at++) count += tally.days[at]!
    counts[outcome] = count
  }
  return counts
}

/** P_d of each outcome, one column of draws for each: of one cell it is a part of the plan's. */
export function outcomeDraws({ draws, outcomes, cells, probability }: Plan): Float64Array[] {
  const columns: Float64Array[] = []
  // cells are in order of outcome
  let cell = 0
  for (let outcome = 0; outcome < outcomes; outcome++) {
    const first = cell
    while (cells.outcome[cell] === outcome) cell++
    columns.push(sumOfCells(probability, draws, first, cell))
  }
  return columns
}

/** Σ of the columns of cells `first` to `end`, at least one. */
export function sumOfCells(
  probability: Float64Array,
  draws: number,
  first: number,
  end: number,
): Float64Array {
  const own = probability.subarray(first * draws, (first + 1) * draws)
  if (end === first + 1) return own
  const sum = own.slice()
  for (let at = (first + 1) * draws; at < end * draws; at += draws)
    for (let d = 0; d < draws; d++) sum[d]! += probability[at + d]!
  return sum
}

/** The moments of each outcome's probability over the draws. */
export function outcomeMoments(plan: Plan, runs: number): DrawMoments[] {
  return drawMoments(plan, outcomeDraws(plan), betweenDraws(plan.weight, runs))
}

/**
 * The moments of columns of a plan's draws. Where draws were moved they are not independent: in the variance between
 * them Σv²(x − x̄)² gives way to the larger of those by groups of first and of last ancestors.
 */
export function drawMoments(
  { weight, lineages }: Pick<Plan, 'weight' | 'lineages'>,
  columns: readonly Float64Array[],
  spread: Float64Array,
): DrawMoments[] {
  const moments = momentsOf(columns, weight, spread)
  if (lineages.length === 0) return moments
  const independent = momentsOf(
    columns,
    weight,
    weight.map((v) => v * v),
  )
  return moments.map((one, k) => {
    const column = columns[k]!
    const grouped = lineages.map((lineage) => groupedCovariance(column, column, lineage))
    return { ...one, between: Math.max(...grouped) + Math.max(0, one.between - independent[k]!.between) }
  })
}

/** The table of outcomes: how often each came true, how far that is to be trusted, and the exact value beside it. */
export function outcomeResults(
  state: ForecastState,
  plan: Plan,
  tally: Tally,
  level: number,
  moments = outcomeMoments(plan, tally.runs),
): Record<string, OutcomeSimulation> {
  const { tree, parameters } = state.model
  const counts = countsOf(plan, tally)
  const plugIn = sumByOutcome(tree, state.probability)
  const draws = outcomeDraws(plan)
  const quantiles = drawQuantiles(plan.weight)
  const table: Record<string, OutcomeSimulation> = {}
  tree.outcomeIds.forEach((id, outcome) => {
    const column = draws[outcome]!
    const probability = counts[outcome]! / tally.runs
    const mcse = errorOf(moments[outcome]!, tally.runs)
    const exact = parameters.length === 0 ? plugIn[outcome]! : null
    const [lower, upper] = quantiles(column, [(1 - level) / 2, (1 + level) / 2])
    table[id] = {
      title: tree.outcomeTitles[outcome]!,
      count: counts[outcome]!,
      probability,
      mcseProbability: mcse,
      plugIn: plugIn[outcome]!,
      exact,
      z: exact === null || mcse === 0 ? null : (probability - exact) / mcse,
      credible: { level, lower: lower!, upper: upper! },
    }
  })
  return table
}
