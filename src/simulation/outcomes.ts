import type { ForecastState } from '../forecast/forecast.ts'
import { sumByOutcome } from '../forecast/tables.ts'
import { weightedQuantiles } from '../numeric/weightedQuantile.ts'
import { betweenDraws, mcseOf } from './mcse.ts'
import type { Plan } from './plan.ts'
import type { OutcomeSimulation } from './simulation.ts'
import type { Tally } from './tally.ts'
import { daysPerOutcome } from './tally.ts'

/** Runs by outcome. */
export function countsOf(plan: Plan, tally: Tally): Float64Array {
  const perOutcome = daysPerOutcome(plan)
  return Float64Array.from({ length: plan.outcomes }, (_, outcome) =>
    tally.days
      .subarray(outcome * perOutcome, (outcome + 1) * perOutcome)
      .reduce((sum, count) => sum + count, 0),
  )
}

/** P_d of each outcome, one column of draws for each. */
export function outcomeDraws(plan: Plan): Float64Array[] {
  const columns = Array.from({ length: plan.outcomes }, () => new Float64Array(plan.draws))
  const { count, outcome } = plan.cells
  for (let cell = 0; cell < count; cell++) {
    const column = columns[outcome[cell]!]!
    for (let d = 0; d < plan.draws; d++) column[d]! += plan.probability[d * count + cell]!
  }
  return columns
}

/** The table of outcomes: how often each came true, how far that is to be trusted, and the exact value beside it. */
export function outcomeResults(
  state: ForecastState,
  plan: Plan,
  tally: Tally,
  level: number,
): Record<string, OutcomeSimulation> {
  const { tree, parameters } = state.model
  const counts = countsOf(plan, tally)
  const plugIn = sumByOutcome(tree, state.probability)
  const draws = outcomeDraws(plan)
  const spread = betweenDraws(plan.weight, tally.runs)
  const table: Record<string, OutcomeSimulation> = {}
  tree.outcomeIds.forEach((id, outcome) => {
    const column = draws[outcome]!
    const probability = counts[outcome]! / tally.runs
    const mcse = mcseOf(column, plan.weight, tally.runs, spread)
    const exact = parameters.length === 0 ? plugIn[outcome]! : null
    const [lower, upper] = weightedQuantiles(column, plan.weight, [(1 - level) / 2, (1 + level) / 2])
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
