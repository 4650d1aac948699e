import type { EventFactor, Evidence } from '../evidence/evidence.ts'
import { labelOf } from '../evidence/row.ts'
import { exactSum } from '../numeric/exactSum.ts'
import { log } from '../numeric/log.ts'
import type { Model } from '../scenario/model.ts'
import type { Forecast, ForecastState } from './forecast.ts'
import { stateOf } from './forecast.ts'
import { probabilityBasis } from './probabilityBasis.ts'

/** How well a scenario foresaw the log, or why that cannot be said. */
export type LogEvidence =
  | {
      /** In nats: ln of the probability of every look, and of the density per day of every arrival. */
      readonly logEvidence: number
      /** `plug-in` where parameters enter: they are taken at their medians, and not averaged over. */
      readonly basis: 'exact' | 'plug-in'
    }
  | {
      /** The log has no probability. */
      readonly logEvidence: null
      /** The first row, or condition, that has no probability. */
      readonly reason: string
    }

/**
 * The log marginal likelihood of the log: how well the scenario foresaw it, ln Σ π(leaf)·P(log | leaf).
 *
 * For comparing trees on one log, as of one day: a difference of 3 is a factor of 20 (e³) for the greater. Looks of
 * `likelihood` signals count with their probability, arrivals of `rate` signals with their density per day and their
 * silence, and that nothing had come true by the as-of day with its probability.
 *
 * @param forecast a live forecast.
 * @returns the number, in nats; or null and the first row that has no probability of its own: of a `ratio` or `decibans`,
 *   with a credence below 1, a strength other than 1, a half-life or a cluster; or what was conditioned on or set.
 * @throws NotLiveError for what is no live forecast.
 * @example
 * const screening = defineScenario({
 *   forkcast: 1, title: 'Screening', origin: '2030-01-01', horizon: '2030-12-31', exhaustive: true,
 *   tree: { branches: { ill: { p: 0.01 }, well: { p: 'rest' } } },
 *   signals: { positive: { likelihood: { ill: 0.79, well: 0.096 } } },
 * })
 * // ln(0.01·0.79 + 0.99·0.096)
 * logEvidence(update(screening, [{ date: '2030-02-01', signal: 'positive' }])) // { logEvidence: -2.2736…, basis: 'exact' }
 *
 * Source: the evidence of a model, D. J. C. MacKay, Information Theory, Inference, and Learning Algorithms (2003), ch. 28.
 */
export function logEvidence(forecast: Forecast): LogEvidence {
  const state = stateOf(forecast)
  const reason = reasonAgainst(state)
  if (reason !== undefined) return { logEvidence: null, reason }
  const { model, evidence, logCoherence } = state
  // coherence is against events arriving at base rates: multiplied by those it is the probability of the log itself
  const base: number[] = [logCoherence]
  evidence.factors.forEach((factor, index) => {
    if (factor.kind !== 'event') return
    const { form, per } = model.signals[factor.signal]!
    base.push(evidence.factorWeight[index]! * (factor.logBase - (form === 'rate' ? log(per) : 0)))
  })
  return { logEvidence: exactSum(base), basis: probabilityBasis(state) }
}

/** The first event row, in canonical order, or else the first condition that has no probability. */
function reasonAgainst({ model, linked, evidence, conditions }: ForecastState): string | undefined {
  for (let row = 0; row < evidence.events.count; row++) {
    const against = tempering(model, evidence, row)
    if (against === undefined) continue
    const { signal, date, row: number } = labelOf(model, linked, evidence, row)
    return `row ${number}, "${signal}" on ${date}, ${against}`
  }
  const [first] = conditions
  return first && `"${first.label.condition}" was supposed, and is not in the log`
}

function tempering(model: Model, evidence: Evidence, row: number): string | undefined {
  const { signal, credence, strength } = evidence.factors[evidence.rowFactor[row]!] as EventFactor
  const { form, halfLife, cluster } = model.signals[signal]!
  if (form === 'ratio' || form === 'decibans')
    return `is stated as ${form === 'ratio' ? 'a ratio' : 'decibans'}, which compares leaves and is no probability`
  if (halfLife !== Infinity) return 'has a half-life: what has faded is no probability'
  if (cluster >= 0) return 'is in a cluster: what is weighed together is no probability'
  if (credence !== 1) return `has the credence ${credence}: how likely a false report is, nobody has said`
  if (strength !== 1) return `has the strength ${strength}: a likelihood with an exponent is no probability`
  return undefined
}
