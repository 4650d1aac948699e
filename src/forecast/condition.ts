import { formatDay } from '../checking/day.ts'
import { OptionError } from '../checking/optionError.ts'
import { withoutSurvival } from '../evidence/evidence.ts'
import { log } from '../numeric/log.ts'
import type { ScenarioIds } from '../scenario/literal.ts'
import type { Model } from '../scenario/model.ts'
import { appended, partsOf } from './append.ts'
import { dayWithin } from './dayWithin.ts'
import type { Forecast } from './forecast.ts'
import { stateOf } from './forecast.ts'
import { membership } from './membership.ts'
import { type ForecastParts, forecastFrom } from './posterior.ts'

/** What is assumed to be certain. */
export interface ConditionOptions<Id extends string = string> {
  /** Branch and outcome ids: one of them comes true. It has not done so by the as-of day. */
  readonly observe?: readonly Id[]
  /** Branch and outcome ids: none of them comes true. */
  readonly ruleOut?: readonly Id[]
  /** A branch or an outcome came true on a day. */
  readonly happened?: {
    /** The id of the branch or outcome. */
    readonly id: Id
    /** A day after the origin, up to the horizon. */
    readonly day: string
  }
}

/**
 * The forecast on the condition that something is certain: "if he leaves, where does he go?".
 *
 * Each condition is one more row of log factors. So conditions can be combined in any order, and `simulate` respects them.
 *
 * @param forecast a live forecast.
 * @param options any of `observe`, `ruleOut` and `happened`.
 * @returns a live forecast given all of the conditions.
 * @throws OptionError for an id or a day that is not the scenario's, a second `happened` on another day, or no condition
 *   at all; ImpossibleEvidence when the conditions leave nothing possible.
 * @example
 * condition(forecast, { observe: ['leaves'] }).outcomes.stays.probability // 0
 */
export function condition<Ids extends ScenarioIds>(
  forecast: Forecast<Ids>,
  options: ConditionOptions<Ids['branch'] | Ids['outcome']>,
): Forecast<Ids> {
  const state = stateOf(forecast)
  const { observe, ruleOut, happened } = options ?? {}
  if (observe === undefined && ruleOut === undefined && happened === undefined)
    throw new OptionError('condition', options, 'at least one of observe, ruleOut and happened')
  let parts: ForecastParts = partsOf(state)
  if (observe !== undefined) {
    const member = membership(state.model, 'observe', observe)
    parts = appended(parts, `observe ${observe.join(', ')}`, (leaf) => (member[leaf] ? 0 : -Infinity))
  }
  if (ruleOut !== undefined) {
    const member = membership(state.model, 'ruleOut', ruleOut)
    parts = appended(parts, `rule out ${ruleOut.join(', ')}`, (leaf) => (member[leaf] ? -Infinity : 0))
  }
  if (happened !== undefined) parts = withHappened(parts, happened)
  return forecastFrom(parts) as Forecast<Ids>
}

/** Appends the row of `happened`: F̂(day) − F̂(day − 1) for its leaves, 0 for all others. It replaces survival. */
function withHappened(
  parts: ForecastParts,
  happened: { readonly id: string; readonly day: string },
): ForecastParts {
  const { model } = parts
  const member = membership(model, 'happened.id', [happened.id])
  const day = dayWithin(model, 'happened.day', happened.day) - model.origin
  if (day === 0)
    throw new OptionError(
      'happened.day',
      happened.day,
      'a day after the origin: what came before is in the prior',
    )
  if (parts.happened !== undefined && parts.happened !== day)
    throw new OptionError(
      'happened.day',
      happened.day,
      `${formatDay(model.origin + parts.happened)}, on which something is supposed to have happened already`,
    )
  const label = `${happened.id} happened on ${formatDay(model.origin + day)}`
  const first = parts.happened === undefined
  const row = appended(parts, label, (leaf) => {
    if (!member[leaf]) return -Infinity
    return first ? log(massOn(model, leaf, day)) : 0
  })
  return { ...row, evidence: withoutSurvival(model, parts.evidence), happened: day }
}

/** F̂(day) − F̂(day − 1) of a leaf. A leaf without timing comes true at the horizon. */
function massOn(model: Model, leaf: number, day: number): number {
  const timing = model.timings.timings[model.timings.ofLeaf[leaf]!]
  if (!timing) return day === model.span ? 1 : 0
  return timing.increments[day]!
}
