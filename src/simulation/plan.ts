import type { DistributionSpec } from '../distribution/distribution.ts'
import { distributionOf } from '../distribution/distributionOf.ts'
import { evaluateInto } from '../expression/columns.ts'
import type { Program } from '../expression/program.ts'
import type { ForecastState } from '../forecast/forecast.ts'
import { givenSurvival } from '../forecast/incidence.ts'
import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import { logSumExp } from '../numeric/logSumExp.ts'
import { nextWord } from '../random/sfc32.ts'
import { streamOf, type TextKey, textKey } from '../random/stream.ts'
import type { Impact } from '../scenario/cascade.ts'
import type { Model } from '../scenario/model.ts'
import type { ImpactQuantity } from '../scenario/quantity.ts'
import { type Cells, cellsOf } from './cells.ts'
import { SimulationError } from './error.ts'
import { evidenceDraws } from './evidenceDraws.ts'
import { type Grid, gridAround } from './grid.ts'
import { drawParameters } from './parameterDraws.ts'
import { isUncertain, priorDraws } from './priorDraws.ts'
import { purposes } from './purposes.ts'

/** How an impact gets its value in a run. */
export type ImpactSetting =
  | { readonly kind: 'constant'; readonly value: number }
  /** Follows from the parameters: one value for each draw. */
  | { readonly kind: 'draw'; readonly values: Float64Array }
  /** An expression in the parameters and the day. */
  | { readonly kind: 'days'; readonly program: Program }
  /** Drawn anew for each run. */
  | { readonly kind: 'distribution'; readonly spec: DistributionSpec }

export interface ImpactPlan {
  readonly id: string
  readonly grid: Grid
  readonly settings: readonly ImpactSetting[]
  /** Setting by cell. */
  readonly ofCell: Int32Array
}

/** Everything a block needs, as plain numbers: what crosses to a worker. */
export interface Plan {
  readonly seed: TextKey
  readonly runs: number
  readonly draws: number
  /** Days from origin to the as-of day, and to the horizon. */
  readonly asOfDays: number
  readonly span: number
  /** u₀ of the Weyl sequence. */
  readonly start: readonly [number, number]
  readonly outcomes: number
  readonly cells: Pick<Cells, 'count' | 'outcome' | 'timing'>
  /** Normalised weight of each draw, v = W/ΣW, and their running sums. */
  readonly weight: Float64Array
  readonly cumulativeWeight: Float64Array
  /** P_d by draw and cell, row by row; and the running sums along each row. */
  readonly probability: Float64Array
  readonly cumulative: Float64Array
  /** For each timing P(by day asOf + 1 + i | not by asOf); empty where nothing can come true that way. */
  readonly dayCumulative: readonly Float64Array[]
  readonly parameters: readonly Float64Array[]
  readonly impacts: readonly ImpactPlan[]
  /** Groups of draws for the error of a mean over both levels; 1 with one draw. */
  readonly groups: number
  readonly redrawn: number
}

export interface PlanOptions {
  readonly runs: number
  readonly draws: number
  readonly seed: string
}

/** Groups that draws are dealt to in turn: enough for a standard error to within an eighth of itself. */
const mostGroups = 32

/** Draws from the sum of the rows: the scenario's uncertain numbers, and what each draw makes of every leaf. */
export function planOf(state: ForecastState, options: PlanOptions): Plan {
  const { model, evidence } = state
  const seed = textKey(options.seed)
  const draws = isUncertain(model) ? options.draws : 1
  const asOfDays = evidence.asOf - model.origin
  const { columns, redrawn } = drawParameters(model, seed, draws, Math.min(asOfDays + 1, model.span))
  const cells = cellsOf(model)
  const probability = new Float64Array(draws * cells.count)
  const logWeight = new Float64Array(draws)
  const priorOfDraw = priorDraws(model, seed, columns, draws)
  const rowsOfDraw = evidenceDraws(model, evidence, columns, draws)
  for (let d = 0; d < draws; d++)
    logWeight[d] = posteriorInto(
      probability.subarray(d * cells.count, (d + 1) * cells.count),
      model,
      cells,
      priorOfDraw(d),
      rowsOfDraw(d),
    )
  const weight = normalized(logWeight)
  const start = streamOf(seed, textKey(purposes.start), 0)
  return {
    seed,
    runs: options.runs,
    draws,
    asOfDays,
    span: model.span,
    start: [nextWord(start) >>> 0, nextWord(start) >>> 0],
    outcomes: model.tree.outcomeIds.length,
    cells: { count: cells.count, outcome: cells.outcome, timing: cells.timing },
    weight,
    cumulativeWeight: runningSums(weight, weight.length),
    probability,
    cumulative: runningSums(probability, cells.count),
    dayCumulative: dayCumulativeOf(model, asOfDays),
    parameters: columns,
    impacts: model.impacts.map((impact, j) => impactPlan(impact, cells.settings[j]!, state, columns, draws)),
    groups: draws === 1 ? 1 : Math.min(draws, mostGroups),
    redrawn,
  }
}

/** P_d by cell, and ln W_d. A draw that the evidence rules out has W_d = 0 and no P_d: its row stays 0. */
function posteriorInto(
  out: Float64Array,
  model: Model,
  cells: Cells,
  prior: Float64Array,
  rows: Float64Array,
): number {
  const { ofLeaf } = model.classes
  let largest = Number.NEGATIVE_INFINITY
  for (let leaf = 0; leaf < prior.length; leaf++)
    if (prior[leaf]! > 0) largest = Math.max(largest, rows[ofLeaf[leaf]!]!)
  if (largest === Number.NEGATIVE_INFINITY) return largest
  const scaled = rows.map((value) => exp(value - largest))
  let sum = 0
  for (let leaf = 0; leaf < prior.length; leaf++) {
    const weight = prior[leaf] === 0 ? 0 : prior[leaf]! * scaled[ofLeaf[leaf]!]!
    out[cells.ofLeaf[leaf]!]! += weight
    sum += weight
  }
  for (let cell = 0; cell < out.length; cell++) out[cell]! /= sum
  return largest + log(sum)
}

function normalized(logWeight: Float64Array): Float64Array {
  const total = logSumExp(logWeight)
  if (total === Number.NEGATIVE_INFINITY)
    throw new SimulationError(
      'every-draw-impossible',
      'the evidence rules out every leaf in every draw of the parameters',
    )
  return logWeight.map((value) => exp(value - total))
}

/**
 * Running sums along rows. From the last positive entry on they are 1, so that no uniform variate below 1 falls
 * off the end; an entry of 0 adds nothing, so that it is never drawn.
 */
function runningSums(values: Float64Array, rowLength: number): Float64Array {
  const sums = new Float64Array(values.length)
  for (let first = 0; first < values.length; first += rowLength) {
    let last = first + rowLength - 1
    while (last > first && values[last] === 0) last--
    let sum = 0
    for (let i = first; i < first + rowLength; i++) {
      sum += values[i]!
      sums[i] = i >= last ? 1 : Math.min(1, sum)
    }
  }
  return sums
}

function dayCumulativeOf(model: Model, asOfDays: number): Float64Array[] {
  return model.timings.timings.map((timing) => {
    if (timing.survival[asOfDays] === 0) return new Float64Array(0)
    const column = new Float64Array(model.span - asOfDays)
    for (let i = 0; i < column.length; i++)
      column[i] = i === column.length - 1 ? 1 : Math.min(1, givenSurvival(timing, asOfDays, asOfDays + 1 + i))
    return column
  })
}

function impactPlan(
  impact: Impact,
  ofCell: Int32Array,
  state: ForecastState,
  parameters: readonly Float64Array[],
  draws: number,
): ImpactPlan {
  const settings = impact.settings.map((setting) => settingPlan(setting, parameters, draws))
  let center = 0
  for (let leaf = 0; leaf < impact.ofLeaf.length; leaf++)
    center += state.probability[leaf]! * impact.settings[impact.ofLeaf[leaf]!]!.value
  const used = new Set(impact.ofLeaf)
  const scale = [...used].reduce((most, s) => Math.max(most, distanceOf(impact.settings[s]!, center)), 0)
  return { id: impact.id, grid: gridAround(center, scale), settings, ofCell }
}

function settingPlan(
  setting: ImpactQuantity,
  parameters: readonly Float64Array[],
  draws: number,
): ImpactSetting {
  if (setting.spec !== undefined) return { kind: 'distribution', spec: setting.spec }
  if (setting.program === undefined) return { kind: 'constant', value: setting.value }
  if (setting.usesDays) return { kind: 'days', program: setting.program }
  const values = new Float64Array(draws)
  evaluateInto(values, setting.program, parameters, draws)
  return { kind: 'draw', values }
}

/** How far from the centre a setting typically lies. */
function distanceOf({ value, spec }: ImpactQuantity, center: number): number {
  if (spec === undefined) return Math.abs(value - center)
  const { quantile } = distributionOf(spec)
  return Math.max(Math.abs(quantile(0.05) - center), Math.abs(quantile(0.95) - center))
}
