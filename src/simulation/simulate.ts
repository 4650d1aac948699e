import { drawQuantiles } from '#kernels'
import { OptionError, wholeNumber } from '../checking/optionError.ts'
import type { Warning } from '../checking/problem.ts'
import { seedText } from '../checking/seed.ts'
import type { DrawMoments } from '../draws/mcse.ts'
import { type MakeColumn, reusedColumns } from '../draws/reusedColumns.ts'
import type { Forecast } from '../forecast/forecast.ts'
import { stateOf } from '../forecast/forecast.ts'
import { filled } from '../numeric/filled.ts'
import { sumOf } from '../numeric/sum.ts'
import { blocksOf } from '../runs/block.ts'
import { type Plan, planOf } from '../runs/plan.ts'
import { playerOf } from '../runs/player.ts'
import type { Tally } from '../runs/tally.ts'
import { walking } from '../runs/walk.ts'
import type { ScenarioIds } from '../scenario/literal.ts'
import { impactResult } from './impactResults.ts'
import { drawMoments, outcomeDraws, outcomeMoments, outcomeResults } from './outcomes.ts'
import type { ParameterSimulation, Simulation } from './simulation.ts'
import { targetRuns } from './targetRuns.ts'
import { timingResults } from './timingResults.ts'

/** How a forecast is played out. */
export interface SimulateOptions {
  /** A text, or a number, which is its decimal text. The same seed gives the same result, anywhere. */
  readonly seed: string | number
  /** What chance decides is played out so many times; default 100,000. */
  readonly runs?: number
  /** What is not known about the scenario is drawn so many times; default 1,000, one where nothing is uncertain. */
  readonly draws?: number
  /** Of the credible intervals, in (0, 1); default 0.9. */
  readonly level?: number
  /**
   * Runs stop where the standard error of every outcome's probability is at most this, at the end of a block;
   * `runs` is then the most there may be, by default 10⁹. Above 0.
   */
  readonly targetMcse?: number
}

/** Unless asked otherwise. */
export const defaultRuns = 100_000
const mostTargetRuns = 1_000_000_000
const defaultDraws = 1000
const mostDraws = 1_000_000

/**
 * Plays a forecast out by Monte Carlo: draws of what is not known about the scenario, and runs of what chance
 * decides. For credible intervals, timing and impacts, which the exact forecast does not have.
 *
 * @param forecast a live forecast from `update`.
 * @param options `seed` (required), `runs` (1 to 2⁵³ − 1), `draws` (1 to 10⁶), `level` in (0, 1), `targetMcse` above 0
 *   (the result's `runs` says how many it took).
 * @returns counts, probabilities, timing, impacts, each estimate with its Monte Carlo standard error, and the
 *   exact forecast beside it where it computes the same quantity.
 * @throws OptionError for a wrong option; NotLiveError for a copy of a forecast; SimulationError where draws cannot
 *   be kept in range, or an impact is no number.
 * @example
 * simulate(forecast, { runs: 1_000_000, seed: 'harbour' }).outcomes.forced.probability // 0.04…
 *
 * Source: sequential importance weights, A. Doucet et al., Sequential Monte Carlo Methods in Practice (2001), ch. 1.
 */
export function simulate<Ids extends ScenarioIds>(
  forecast: Forecast<Ids>,
  options: SimulateOptions,
): Simulation<Ids> {
  const { makeColumn, release } = reusedColumns()
  const { plan, seed, level } = plannedSimulation(forecast, options, makeColumn)
  const player = playerOf(plan, plan.leadingBits && walking(plan, plan.leadingBits))
  try {
    for (let block = 0; block < blocksOf(plan); block++) player.play(block)
    return summaryOf(forecast, plan, player.tally(), seed, level) as Simulation<Ids>
  } finally {
    player.release()
    release()
  }
}

/** A simulation before its first run: what to play, and what is needed to read the tally. */
export interface PlannedSimulation {
  readonly plan: Plan
  readonly seed: string
  readonly level: number
}

/**
 * The plan that options ask for, checked.
 *
 * @param here makes columns for a plan that is played on this thread.
 */
export function plannedSimulation(
  forecast: Forecast,
  options: SimulateOptions,
  here?: MakeColumn,
): PlannedSimulation {
  const state = stateOf(forecast)
  const { seed, runs: asked, draws = defaultDraws, level = 0.9, targetMcse } = options ?? {}
  const text = seedText(seed)
  if (!(typeof level === 'number' && level > 0 && level < 1))
    throw new OptionError('level', level, 'a number in (0, 1)')
  if (targetMcse !== undefined && !(typeof targetMcse === 'number' && targetMcse > 0))
    throw new OptionError('targetMcse', targetMcse, 'a number above 0')
  const unasked = targetMcse === undefined ? defaultRuns : mostTargetRuns
  const runs = wholeNumber('runs', asked === undefined ? unasked : asked, 1, Number.MAX_SAFE_INTEGER)
  const plan = planOf(state, { seed: text, runs, draws: wholeNumber('draws', draws, 1, mostDraws) }, here)
  const enough = targetMcse === undefined ? runs : targetRuns(plan, targetMcse, runs)
  return { plan: { ...plan, runs: enough }, seed: text, level }
}

/** Reads a tally as a result. A pure function of both, so that any prefix of the blocks can be read. */
export function summaryOf(
  forecast: Forecast,
  plan: Plan,
  tally: Tally,
  seed: string,
  level: number,
): Simulation {
  const state = stateOf(forecast)
  const { tree, impacts, parameters } = state.model
  const squares = filled(new Float64Array(plan.draws), (d) => plan.weight[d]! * plan.weight[d]!)
  const impactTable: Record<string, Simulation['impacts'][string]> = {}
  impacts.forEach(({ id }, j) => {
    impactTable[id] = impactResult(plan, j, tally, tree.outcomeIds)
  })
  const total = sumOf(plan.weight)
  const quantiles = drawQuantiles(plan.weight)
  const moments = outcomeMoments(plan, tally.runs)
  const ofParameters = drawMoments(plan, plan.parameters, squares)
  const parameterTable: Record<string, ParameterSimulation> = {}
  parameters.forEach(({ id, declared }, k) => {
    if (declared)
      parameterTable[id] = parameterResult(
        ofParameters[k]!,
        quantiles(plan.parameters[k]!, [0.05, 0.5, 0.95]),
      )
  })
  return {
    seed,
    runs: tally.runs,
    draws: plan.sampling.draws,
    effectiveDraws: effective(plan, (total * total) / sumOf(squares), squares),
    method: plan.sampling.method,
    steps: plan.sampling.steps,
    sweeps: plan.sampling.sweeps,
    acceptance: plan.sampling.acceptance,
    warnings: plan.sampling.isFew ? [fewEffectiveDraws] : [],
    redrawn: plan.redrawn,
    stream: 1,
    asOf: forecast.asOf,
    horizon: forecast.horizon,
    outcomes: outcomeResults(state, plan, tally, level, moments),
    timing: timingResults(state, plan, tally, moments),
    parameters: parameterTable,
    impacts: impactTable,
  }
}

const fewEffectiveDraws: Warning = {
  code: 'few-effective-draws',
  message: 'too few of the draws agree with the evidence for the stated errors to hold; make more draws',
}

/** Kish's number for draws of the prior; for moved ones Var(P_d)/mcse², the smallest over outcomes. */
function effective(plan: Plan, kish: number, squares: Float64Array): number {
  if (plan.sampling.method === 'prior') return kish
  return drawMoments(plan, outcomeDraws(plan), squares).reduce((least, { mean, within, between }) => {
    const variance = mean * (1 - mean) - within
    return between > 0 && variance > 0 ? Math.min(least, variance / between) : least
  }, plan.draws)
}

function parameterResult({ mean, between }: DrawMoments, quantiles: readonly number[]): ParameterSimulation {
  const [p05, p50, p95] = quantiles
  return { mean, mcseMean: Math.sqrt(between), p05: p05!, p50: p50!, p95: p95! }
}
