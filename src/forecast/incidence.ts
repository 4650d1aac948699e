import type { Timing } from '../distribution/timing.ts'
import { formatDay } from '../scenario/day.ts'
import type { Model } from '../scenario/model.ts'
import { OptionError } from '../scenario/optionError.ts'
import { leavesOf, unknownId } from '../scenario/tree.ts'
import type { Forecast } from './forecast.ts'
import { stateOf } from './forecast.ts'
import { dayWithin } from './update.ts'

/** Whether each leaf belongs to any of the branches and outcomes named. */
function membership(model: Model, ids: readonly string[]): Uint8Array {
  const member = new Uint8Array(model.tree.leafNode.length)
  for (const id of ids) {
    const ranges = leavesOf(model.tree, id)
    if (!ranges) throw new OptionError('any', id, `branch or outcome ids: ${unknownId(model.tree, id)}`)
    for (const [first, end] of ranges) member.fill(1, first, end)
  }
  return member
}

/**
 * P(comes true by day d | not by day T) = (F̂(d) − F̂(T)) / (1 − F̂(T)), by cumulative values below the middle
 * and by survival above it, so that both tails keep their digits.
 */
export function givenSurvival({ cumulative, survival }: Timing, asOfDays: number, days: number): number {
  const between =
    cumulative[days]! < 0.5
      ? cumulative[days]! - cumulative[asOfDays]!
      : survival[asOfDays]! - survival[days]!
  return between / survival[asOfDays]!
}

/** P(a member leaf has come true by so many days after origin), 0 before the as-of day. */
function incidenceAt(
  model: Model,
  massOfTiming: Float64Array,
  massUntimed: number,
  asOfDays: number,
  days: number,
): number {
  if (days < asOfDays) return 0
  if (days === model.span) return massOfTiming.reduce((sum, mass) => sum + mass, massUntimed)
  let sum = 0
  model.timings.timings.forEach((timing, t) => {
    if (massOfTiming[t]! > 0) sum += massOfTiming[t]! * givenSurvival(timing, asOfDays, days)
  })
  return sum
}

/** The probability of the named leaves, by their timing; and of those without one. */
function massByTiming(
  model: Model,
  probability: Float64Array,
  member: Uint8Array,
): { timed: Float64Array; untimed: number } {
  const timed = new Float64Array(model.timings.timings.length)
  let untimed = 0
  for (let leaf = 0; leaf < member.length; leaf++) {
    if (!member[leaf]) continue
    const timing = model.timings.ofLeaf[leaf]!
    if (timing < 0) untimed += probability[leaf]!
    else timed[timing]! += probability[leaf]!
  }
  return { timed, untimed }
}

export interface ProbabilityQuestion {
  /** Branch and outcome ids: the question is whether the truth lies in any of them. */
  readonly any: readonly string[]
  /** The day by whose end it must have come true; default the horizon. */
  readonly by?: string
}

/**
 * The probability that any of some branches or outcomes comes true by a day.
 *
 * The question a market poses: "out by 31 January?".
 *
 * @param forecast a live forecast.
 * @param question `any`: ids, counted once where they overlap; `by`: a day from origin to horizon.
 * @returns a probability in [0, 1], given that nothing has come true by the as-of day; 0 for days before it.
 * @throws OptionError for an id or a day that is not the scenario's.
 * @example
 * probabilityOf(forecast, { any: ['leaves'], by: '2030-07-01' }) // 0.04…
 */
export function probabilityOf(forecast: Forecast, question: ProbabilityQuestion): number {
  const { model, evidence, probability } = stateOf(forecast)
  if (!Array.isArray(question?.any))
    throw new OptionError('any', question?.any, 'an array of branch and outcome ids')
  const day = question.by === undefined ? model.horizon : dayWithin(model, 'by', question.by)
  const { timed, untimed } = massByTiming(model, probability, membership(model, question.any))
  return Math.min(1, incidenceAt(model, timed, untimed, evidence.asOf - model.origin, day - model.origin))
}

export interface CumulativeIncidence {
  /** Whole days from origin: the as-of day to the horizon. */
  readonly days: readonly number[]
  readonly dates: readonly string[]
  /** P(it has come true by the end of that day), unconditional. */
  readonly probability: readonly number[]
}

/**
 * The cumulative incidence of an outcome or branch, day by day: how likely it has come true by then, among all
 * the competing ones.
 *
 * @param forecast a live forecast.
 * @param id an outcome or a branch.
 * @returns one probability for each day from the as-of day to the horizon, rising to the outcome's probability.
 * @throws OptionError for an id that is not the scenario's.
 * @example
 * cumulativeIncidence(forecast, 'forced').probability.at(-1) === forecast.outcomes.forced.probability
 *
 * Source: competing risks, J. D. Kalbfleisch and R. L. Prentice, The Statistical Analysis of Failure Time Data, 2002, ch. 8.
 */
export function cumulativeIncidence(forecast: Forecast, id: string): CumulativeIncidence {
  const { model, evidence, probability } = stateOf(forecast)
  const { timed, untimed } = massByTiming(model, probability, membership(model, [id]))
  const asOf = evidence.asOf - model.origin
  const days = Array.from({ length: model.span - asOf + 1 }, (_, i) => asOf + i)
  return {
    days,
    dates: days.map((day) => formatDay(model.origin + day)),
    probability: days.map((day) => Math.min(1, incidenceAt(model, timed, untimed, asOf, day))),
  }
}
