import { formatDay } from '../checking/day.ts'
import type { Timing } from '../distribution/timing.ts'
import type { ScenarioIds } from '../scenario/literal.ts'
import { dayWithin } from './dayWithin.ts'
import type { Forecast, ForecastState } from './forecast.ts'
import { stateOf } from './forecast.ts'
import { membership } from './membership.ts'

/**
 * P(comes true by day d | not by day T) = (F̂(d) − F̂(T)) / (1 − F̂(T)). Where F̂(d) < ½ the difference is taken of
 * cumulative values, and else of survival, so that both tails keep their digits.
 */
export function givenSurvival({ cumulative, survival }: Timing, asOfDays: number, days: number): number {
  const between =
    cumulative[days]! < 0.5
      ? cumulative[days]! - cumulative[asOfDays]!
      : survival[asOfDays]! - survival[days]!
  return between / survival[asOfDays]!
}

/**
 * Returns P(one of the member leaves has come true) as a function of the days after origin. It is 0 before the as-of
 * day, since nothing had come true by then. With `condition({ happened })` it is a step on that day.
 */
function incidenceOf(state: ForecastState, member: Uint8Array): (days: number) => number {
  const { model, evidence, probability, happened } = state
  const asOfDays = evidence.asOf - model.origin
  const timed = new Float64Array(model.timings.timings.length)
  let untimed = 0
  for (let leaf = 0; leaf < member.length; leaf++) {
    if (!member[leaf]) continue
    const timing = model.timings.ofLeaf[leaf]!
    if (timing < 0) untimed += probability[leaf]!
    else timed[timing]! += probability[leaf]!
  }
  const all = Math.min(
    1,
    timed.reduce((sum, mass) => sum + mass, untimed),
  )
  return (days) => {
    if (happened !== undefined) return days < happened ? 0 : all
    if (days < asOfDays) return 0
    if (days === model.span) return all
    let sum = 0
    model.timings.timings.forEach((timing, t) => {
      if (timed[t]! > 0) sum += timed[t]! * givenSurvival(timing, asOfDays, days)
    })
    return Math.min(1, sum)
  }
}

/** The question that `probabilityOf` answers. */
export interface ProbabilityQuestion<Id extends string = string> {
  /** Branch and outcome ids: whether any of them comes true. */
  readonly any: readonly Id[]
  /** The day by whose end it must have come true; default the horizon. */
  readonly by?: string
}

/**
 * The probability that any of some branches or outcomes comes true by a day.
 *
 * Use it to answer the question of a prediction market: "out by 31 January?".
 *
 * @param forecast a live forecast.
 * @param question `any`: ids, whose overlap counts once; `by`: a day from origin to horizon, default the horizon.
 * @returns a probability in [0, 1], given that nothing has come true by the as-of day; 0 for days before it.
 * @throws OptionError for an id or a day that is not the scenario's.
 * @example
 * probabilityOf(forecast, { any: ['leaves'], by: '2030-07-01' }) // 0.04…
 */
export function probabilityOf<Ids extends ScenarioIds>(
  forecast: Forecast<Ids>,
  question: ProbabilityQuestion<Ids['branch'] | Ids['outcome']>,
): number {
  const state = stateOf(forecast)
  const { model } = state
  const day = question.by === undefined ? model.horizon : dayWithin(model, 'by', question.by)
  return incidenceOf(state, membership(model, 'any', question.any))(day - model.origin)
}

/** The probability that something has come true, by day. */
export interface CumulativeIncidence {
  /** Whole days from origin: the as-of day to the horizon. */
  readonly days: readonly number[]
  /** The same days as dates. */
  readonly dates: readonly string[]
  /** P(it has come true by the end of that day), unconditional. */
  readonly probability: readonly number[]
}

/**
 * The cumulative incidence of an outcome or branch: for each day, the probability that it has come true by then, while
 * other outcomes compete with it.
 *
 * Use it to draw the curve of an outcome over time.
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
export function cumulativeIncidence<Ids extends ScenarioIds>(
  forecast: Forecast<Ids>,
  id: Ids['branch'] | Ids['outcome'],
): CumulativeIncidence {
  const state = stateOf(forecast)
  const { model, evidence } = state
  const incidence = incidenceOf(state, membership(model, 'id', [id]))
  const asOf = evidence.asOf - model.origin
  const days = Array.from({ length: model.span - asOf + 1 }, (_, i) => asOf + i)
  return {
    days,
    dates: days.map((day) => formatDay(model.origin + day)),
    probability: days.map(incidence),
  }
}
