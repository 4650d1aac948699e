import { meanOf } from '../distribution/meanOf.ts'
import { symbolsOf } from '../expression/symbols.ts'
import { weightedMean } from '../numeric/weightedMean.ts'
import type { ImpactQuantity } from '../scenario/quantity.ts'
import type { ForecastState } from './forecast.ts'

/** The mean of an impact on a leaf, at the medians of the parameters. */
export interface ImpactMean {
  /** NaN where there is a reason. */
  readonly mean: number
  /** Why it is no finite number. */
  readonly reason?: string
}

/** Whether an impact's value follows from parameters, and so is taken at their medians. */
export function followsFromParameters({ expression }: ImpactQuantity): boolean {
  return expression !== undefined && symbolsOf(expression).some((name) => name !== 'days')
}

/**
 * The mean of an impact's value over the runs that end in a leaf.
 *
 * @param timing of the leaf, which is possible after the as-of day; −1 for none.
 */
export function impactMean(state: ForecastState, setting: ImpactQuantity, timing: number): ImpactMean {
  const { spec, program, usesDays, value } = setting
  if (spec !== undefined) {
    const mean = meanOf(spec)
    if (Number.isFinite(mean)) return { mean }
    return { mean: NaN, reason: 'the mean of its distribution exceeds the largest number' }
  }
  if (!program || !usesDays) return { mean: value }
  const declared = state.model.parameters.filter(({ declared }) => declared)
  const medians = declared.map(({ median }) => median)
  const { days, weights } = daysOf(state, timing)
  const values = days.map((day) => program.evaluate([...medians, day]))
  const without = values.findIndex((each, i) => weights[i]! > 0 && !Number.isFinite(each))
  if (without < 0) return { mean: weightedMean(values, weights) ?? NaN }
  return { mean: NaN, reason: `its expression is ${values[without]} on day ${days[without]}` }
}

/** The days from origin on which a leaf can come true, and how likely each is given that none came before the as-of day. */
function daysOf({ model, evidence, happened }: ForecastState, timing: number) {
  const increments = model.timings.timings[timing]?.increments
  if (happened !== undefined) return { days: [happened], weights: [1] }
  if (!increments) return { days: [model.span], weights: [1] }
  const first = evidence.asOf - model.origin + 1
  const days = Array.from({ length: model.span + 1 - first }, (_, i) => first + i)
  // proportional to what they are given survival: a mean divides by their sum
  return { days, weights: days.map((day) => increments[day]!) }
}
