import { drawQuantiles } from '#kernels'
import { type Cells, cellsOf } from '../draws/cells.ts'
import { drawSource } from '../draws/drawSource.ts'
import { evidenceDraws } from '../draws/evidenceDraws.ts'
import { followingValues } from '../draws/followingValues.ts'
import { momentsOf } from '../draws/mcse.ts'
import { drawParameters } from '../draws/parameterDraws.ts'
import { posteriorDraws } from '../draws/posteriorDraws.ts'
import { isUncertain, priorDraws, splitColumns } from '../draws/priorDraws.ts'
import { drawBlock, purposes } from '../draws/purposes.ts'
import { type MakeColumn, newColumn } from '../draws/reusedColumns.ts'
import { everyDrawImpossible } from '../draws/simulationError.ts'
import {
  effectiveOf,
  type Sampling,
  samplingOfPrior,
  samplingOfTempered,
} from '../draws/tempering/sampling.ts'
import { temperedDraws } from '../draws/tempering/temperedDraws.ts'
import type { ForecastState } from '../forecast/forecast.ts'
import { givenSurvival } from '../forecast/incidence.ts'
import { conditionSum } from '../forecast/posterior.ts'
import { exp } from '../numeric/exp.ts'
import { filled } from '../numeric/filled.ts'
import { logSumExp } from '../numeric/logSumExp.ts'
import { isEven } from '../numeric/weightedQuantile.ts'
import { nextWord } from '../random/sfc32.ts'
import { streamOf, type TextKey } from '../random/stream.ts'
import { textKey } from '../random/textKey.ts'
import type { Model } from '../scenario/model.ts'
import { type ImpactPlan, impactPlan } from './impactPlan.ts'
import { leadingBitsInto } from './leadingBits.ts'
import { runningSums } from './search.ts'

/** Everything a block needs, as plain numbers: what crosses to a worker. */
export interface Plan {
  readonly seed: TextKey
  /** What runs draw for: a worker expands no texts. */
  readonly keys: Readonly<Record<'leaf' | 'leafLow' | 'day' | 'dayLow', TextKey>>
  readonly runs: number
  /** Columns of draws have so many entries: ten for each draw asked for where draws were moved. */
  readonly draws: number
  readonly sampling: Sampling
  /** What draws that are not independent are grouped by for an error; none for those of the prior. */
  readonly lineages: readonly Int32Array[]
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
  /** P_d by cell and draw, cell by cell. */
  readonly probability: Float64Array
  /** By draw and cell the running sums over the cells, draw by draw; or in their stead `leadingBitsInto` of them. */
  readonly leadingBits: Uint16Array | undefined
  readonly cumulative: Float64Array | undefined
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

/** So many cells a draw may have that a walk along them is no longer than a look at a table that is far away. */
const mostWalked = 64
/** Groups that draws are dealt to in turn: enough for a standard error to within an eighth of itself. */
const mostGroups = 32

/**
 * Draws from the sum of the rows: the scenario's uncertain numbers, and what each draw makes of every leaf.
 *
 * @param here makes columns for a plan that is played on this thread: it may have leading bits instead of running sums.
 */
export function planOf(state: ForecastState, options: PlanOptions, here?: MakeColumn): Plan {
  const makeColumn = here ?? newColumn
  const { model, evidence } = state
  const appended = conditionSum(state)
  const seed = textKey(options.seed)
  const drawn = isUncertain(model) ? options.draws : 1
  // supposing that it came true on a day is knowing that it had not the day before
  const asOfDays = state.happened === undefined ? evidence.asOf - model.origin : state.happened - 1
  const cells = cellsOf(model)
  const source = drawSource(splitColumns(model))
  const following = followingValues(model, drawn, asOfDays, source, makeColumn)
  const priors = priorDraws(model, seed, following, source, drawn)
  const posterior = posteriorDraws({
    model,
    cells,
    priors,
    rows: evidence.total,
    rowsOfDraw: evidenceDraws(model, evidence, following.entries),
    appended,
    draws: drawn,
    makeColumn,
  })
  const columns = model.parameters.map(() => makeColumn(drawn))
  // with more probabilities than runs most running sums would never be looked at; a walk along many is long
  const leadingBits =
    here && cells.count <= mostWalked && posterior.probability.length > options.runs
      ? new Uint16Array(
          makeColumn(Math.ceil(posterior.probability.length / 4)).buffer,
          0,
          posterior.probability.length,
        )
      : undefined
  const redrawn = drawParameters(model, seed, columns, drawn, source, following, (first, length) => {
    priors.draw(first / drawBlock, length)
    posterior.find(first, length)
    if (leadingBits) leadingBitsInto(leadingBits, posterior.probability, drawn, first, first + length)
  })
  source.release()
  const effective = effectiveOf(posterior.logWeight)
  const known = { model, evidence, appended, asOfDays }
  const moved =
    effective < drawn / 2
      ? temperedDraws(known, cells, seed, { draws: drawn, groups: mostGroups, makeColumn })
      : undefined
  const { probability, logWeight } = moved ?? posterior
  const { parameters, impacts } = moved ?? { parameters: columns, impacts: following.impacts }
  const draws = logWeight.length
  // those of the prior do not serve draws that were moved
  const bits = moved ? undefined : leadingBits
  const weight = normalized(logWeight, makeColumn(draws))
  const quantiles = drawQuantiles(weight)
  const mass = meanByCell(probability, weight)
  const dayCumulative = dayCumulativeOf(model, asOfDays, state.happened !== undefined)
  const start = streamOf(seed, textKey(purposes.start), 0)
  return {
    seed,
    keys: {
      leaf: textKey(purposes.leaf),
      leafLow: textKey(purposes.low(purposes.leaf)),
      day: textKey(purposes.day),
      dayLow: textKey(purposes.low(purposes.day)),
    },
    runs: options.runs,
    draws,
    sampling: moved ? samplingOfTempered(drawn, moved.course) : samplingOfPrior(drawn, effective),
    lineages: moved?.lineages ?? [],
    asOfDays,
    span: model.span,
    start: [nextWord(start) >>> 0, nextWord(start) >>> 0],
    outcomes: model.tree.outcomeIds.length,
    cells: { count: cells.count, outcome: cells.outcome, timing: cells.timing },
    weight,
    cumulativeWeight: runningSums(weight, weight.length),
    probability,
    leadingBits: bits,
    cumulative: bits ? undefined : runningSums(probability, cells.count, draws),
    dayCumulative,
    parameters,
    impacts: model.impacts.map((impact, j) =>
      impactPlan(impact, cells.settings[j]!, {
        cells,
        outcomes: model.tree.outcomeIds.length,
        mass,
        parameters,
        values: impacts[j]!,
        weight,
        quantiles,
        asOfDays,
        span: model.span,
        dayCumulative,
      }),
    ),
    groups: draws === 1 ? 1 : Math.min(draws, mostGroups),
    redrawn,
  }
}

/** ln W_d as weights v = W/ΣW. */
function normalized(logWeight: Float64Array, weight: Float64Array): Float64Array {
  const total = logSumExp(logWeight)
  if (total === -Infinity) throw everyDrawImpossible()
  // alike to the last digit, as they are without evidence
  if (isEven(logWeight)) return weight.fill(1 / logWeight.length)
  return filled(weight, (d) => exp(logWeight[d]! - total))
}

/** The weighted mean of P_d, by cell. */
function meanByCell(probability: Float64Array, weight: Float64Array): Float64Array {
  const columns = Array.from({ length: probability.length / weight.length }, (_, cell) =>
    probability.subarray(cell * weight.length, (cell + 1) * weight.length),
  )
  return Float64Array.from(momentsOf(columns, weight, weight), ({ mean }) => mean)
}

/** For each timing the cumulative probability of the days after the as-of day; all on the first where it happened then. */
function dayCumulativeOf(model: Model, asOfDays: number, happened: boolean): Float64Array[] {
  return model.timings.timings.map((timing) => {
    if (happened) return new Float64Array(model.span - asOfDays).fill(1)
    if (timing.survival[asOfDays] === 0) return new Float64Array(0)
    const column = new Float64Array(model.span - asOfDays)
    for (let i = 0; i < column.length; i++)
      column[i] = i === column.length - 1 ? 1 : Math.min(1, givenSurvival(timing, asOfDays, asOfDays + 1 + i))
    return column
  })
}
