import { OptionError } from '../checking/optionError.ts'
import { log } from '../numeric/log.ts'
import type { ScenarioIds } from '../scenario/literal.ts'
import { appended, partsOf } from './append.ts'
import type { Forecast } from './forecast.ts'
import { stateOf } from './forecast.ts'
import { membership } from './membership.ts'
import { forecastFrom } from './posterior.ts'

/**
 * Sets the probability of a branch or an outcome by Jeffrey's rule: the ratios inside it and outside it stay.
 *
 * Use it for a probability that already includes the evidence: a market's price, a colleague's judgement. It replaces
 * the probability of the forecast, so the order matters, unlike with evidence, which multiplies.
 *
 * @param forecast a live forecast.
 * @param id a branch or an outcome.
 * @param probability in [0, 1].
 * @returns a live forecast in which the id has that probability.
 * @throws OptionError for an unknown id, a number outside [0, 1], or a probability that rescaling cannot reach:
 *   one above 0 for what is impossible, or below 1 for what is certain.
 * @example
 * probabilityOf(setMarginal(forecast, 'leaves', 0.25), { any: ['leaves'] }) // 0.25000000000000017
 *
 * Source: R. C. Jeffrey, The Logic of Decision (1965), ch. 11.
 */
export function setMarginal<Ids extends ScenarioIds>(
  forecast: Forecast<Ids>,
  id: Ids['branch'] | Ids['outcome'],
  probability: number,
): Forecast<Ids> {
  const state = stateOf(forecast)
  const member = membership(state.model, 'id', [id])
  if (!(typeof probability === 'number' && probability >= 0 && probability <= 1))
    throw new OptionError('probability', probability, 'a probability, in [0, 1]')
  let inside = 0
  let outside = 0
  state.probability.forEach((p, leaf) => {
    if (member[leaf]) inside += p
    else outside += p
  })
  if (inside === 0 && probability > 0)
    throw new OptionError(
      'probability',
      probability,
      `0: "${id}" is impossible here, and no rescaling changes that`,
    )
  if (outside === 0 && probability < 1)
    throw new OptionError(
      'probability',
      probability,
      `1: "${id}" is certain here, and no rescaling changes that`,
    )
  const up = inside === 0 ? 0 : log(probability / inside)
  const down = outside === 0 ? 0 : log((1 - probability) / outside)
  return forecastFrom(
    appended(partsOf(state), `set ${id} to ${probability}`, (leaf) => (member[leaf] ? up : down)),
  ) as Forecast<Ids>
}
