import { formatDay } from '../checking/day.ts'
import type { Warning } from '../checking/problem.ts'
import { type LinkedLog, linkLog } from '../events/link.ts'
import type { EventInput } from '../events/row.ts'
import { evidenceOn } from '../evidence/evidence.ts'
import type { Known, ScenarioIds } from '../scenario/literal.ts'
import type { Model } from '../scenario/model.ts'
import { modelOf, type Scenario } from '../scenario/scenario.ts'
import { rulesOf } from '../scenario/signalForms.ts'
import { dayWithin } from './dayWithin.ts'
import type { Forecast } from './forecast.ts'
import { forecastFrom } from './posterior.ts'

/** For which day a forecast is wanted. */
export interface UpdateOptions {
  /**
   * The day whose end the forecast is for, from origin to horizon; default the latest `reported` or
   * `retracted` of the log within that range.
   */
  readonly asOf?: string
}

/**
 * The exact forecast: the prior over the leaves of the scenario, updated by every row of the log that counts.
 *
 * @param scenario from `defineScenario` or `readScenario`.
 * @param log rows from `defineEvents` or `readEvents`, or plain rows, which are checked here.
 * @param options `asOf`: any day can be replayed; rows that became known later are left out.
 * @returns a live forecast: outcome and branch probabilities in [0, 1], each set of outcomes summing to 1.
 * @throws EventError when rows are wrong; OptionError when `asOf` is no day from origin to horizon;
 *   ImpossibleEvidence when the evidence rules out every leaf.
 * @example
 * update(scenario, [{ date: '2030-03-11', signal: 'audit-leak' }]).outcomes.forced.probability // 0.20…
 *
 * Source: virtual evidence, J. Pearl, Probabilistic Reasoning in Intelligent Systems (1988), §2.2.2.
 */
export function update<Ids extends ScenarioIds, Named extends string = never>(
  scenario: Scenario<Ids>,
  log: readonly EventInput<Known<Ids['signal'], Named>>[],
  options: UpdateOptions = {},
): Forecast<Ids> {
  const model = modelOf(scenario)
  const linked = linkLog(model, log)
  const { asOf, warnings } = asOfDay(model, linked, options.asOf)
  return forecastOn(scenario, model, linked, asOf, warnings)
}

/** The forecast on a day, from a log that has been joined to the scenario already. */
export function forecastOn<Ids extends ScenarioIds>(
  scenario: Scenario<Ids>,
  model: Model,
  linked: LinkedLog,
  asOf: number,
  moreWarnings: readonly Warning[] = [],
): Forecast<Ids> {
  const evidence = evidenceOn(model, linked, asOf)
  const warnings = [...scenario.warnings, ...linked.warnings, ...moreWarnings]
  const parts = { scenario, log: linked.rows, model, linked, evidence, conditions: [], warnings }
  return forecastFrom(parts) as Forecast<Ids>
}
/** The day asked for, or the last day of the log's news within the window. */
function asOfDay(
  model: Model,
  linked: LinkedLog,
  asked: string | undefined,
): { asOf: number; warnings: readonly Warning[] } {
  if (asked !== undefined) return { asOf: dayWithin(model, 'asOf', asked), warnings: [] }
  let latest = model.origin
  const consider = (day: number) => {
    if (day !== Infinity) latest = Math.max(latest, Math.min(day, model.horizon))
  }
  linked.reported.forEach(consider)
  linked.retracted.forEach(consider)
  return { asOf: latest, warnings: dayMatters(model) ? [defaulted(latest)] : [] }
}

/** Whether the same rows say something else on another day. */
function dayMatters(model: Model): boolean {
  const ages = model.signals.some(({ form, halfLife }) => rulesOf(form).process || halfLife !== Infinity)
  return ages || model.timings.timings.length > 0
}

function defaulted(day: number): Warning {
  return {
    code: 'as-of-defaulted',
    message: `no as-of day was given, so this is the forecast at the end of ${formatDay(day)}, the last day the log knows; rates, timing or half-lives make the day matter`,
  }
}
