import { OptionError } from '../../checking/optionError.ts'
import { checked, type OutcomeIn, type Probabilities } from './probabilities.ts'

/** How a Brier score is scaled. */
export interface BrierScoreOptions {
  /** `full` (default): over all outcomes, 0 to 2, as Brier wrote it; `half`: half of it, which for two outcomes is (p − o)². */
  readonly scale?: 'full' | 'half'
}

/**
 * The Brier score of a forecast: Σ(p − o)² over all outcomes, where o is 1 for what happened and 0 for the others.
 *
 * The first score to look at. It is bounded, so that one bad surprise does not swamp the rest, and it splits into
 * calibration and resolution (`brierDecomposition`). Lower is better. Mind the scale when you compare with others: for
 * questions of yes or no many print half of it.
 *
 * @param probabilities by outcome id, or in order; each in [0, 1], sum 1 within 1e-9.
 * @param outcome what happened: its id, or its index.
 * @param options `scale`.
 * @returns 0 (certain and right) to 2 (certain and wrong); with `scale: 'half'` 0 to 1.
 * @throws OptionError for probabilities outside [0, 1] or with another sum, or an outcome that is not among them.
 * @example
 * brierScore({ stays: 0.7, leaves: 0.3 }, 'leaves') // 0.9799999999999999
 * brierScore([0.7, 0.3], 1, { scale: 'half' }) // 0.48999999999999994
 *
 * Source: G. W. Brier, Verification of forecasts expressed in terms of probability, Mon. Weather Rev. 78 (1950) 1–3.
 */
export function brierScore<P extends Probabilities>(
  probabilities: P,
  outcome: OutcomeIn<P>,
  options: BrierScoreOptions = {},
): number {
  const { values, place } = checked(probabilities, outcome)
  const { scale = 'full' } = options
  if (scale !== 'full' && scale !== 'half') throw new OptionError('scale', scale, 'full or half')
  let sum = 0
  values.forEach((p, index) => {
    const error = index === place ? 1 - p : p
    sum += error * error
  })
  return scale === 'half' ? sum / 2 : sum
}
