import { OptionError } from '../../checking/optionError.ts'
import { checked, type OutcomeIn, type Probabilities } from './probabilities.ts'

/** How a ranked probability score is scaled. */
export interface RankedProbabilityScoreOptions {
  /** Divides by K − 1, so that the score lies in [0, 1] for any number K of outcomes. Default false. */
  readonly normalize?: boolean
}

/**
 * The ranked probability score of a forecast over ordered outcomes: Σ(P − O)² of the cumulative probabilities.
 *
 * For outcomes that have an order: by quarter, by number of seats. Missing by one class costs less than missing by
 * three. Lower is better; for two outcomes it is half of the Brier score.
 *
 * @param probabilities in the order of the outcomes, at least two; a record counts in the order in which its ids were
 *   written (JavaScript puts ids that are whole numbers first, in increasing order).
 * @param outcome what happened: its id, or its index.
 * @param options `normalize`.
 * @returns 0 to K − 1; with `normalize` 0 to 1.
 * @throws OptionError for fewer than two outcomes, probabilities outside [0, 1] or with another sum, or an outcome that
 *   is not among them.
 * @example
 * rankedProbabilityScore([0.5, 0.3, 0.2], 0) // 0.29000000000000004
 * rankedProbabilityScore([0.5, 0.3, 0.2], 2) // 0.8900000000000001
 * rankedProbabilityScore({ spring: 0.5, summer: 0.3, never: 0.2 }, 'never', { normalize: true }) // 0.44500000000000006
 *
 * Source: E. S. Epstein, A scoring system for probability forecasts of ranked categories, J. Appl. Meteorol. 8 (1969)
 * 985–987; A. H. Murphy, On the "ranked probability score", ibid. 988–989.
 */
export function rankedProbabilityScore<P extends Probabilities>(
  probabilities: P,
  outcome: OutcomeIn<P>,
  options: RankedProbabilityScoreOptions = {},
): number {
  const { values, place } = checked(probabilities, outcome)
  if (values.length < 2)
    throw new OptionError('probabilities', probabilities, 'at least two ordered outcomes')
  // Summed from both ends towards the outcome: above it, 1 minus the cumulative probability would lose digits.
  let below = 0
  let score = 0
  for (const p of values.slice(0, place)) {
    below += p
    score += below * below
  }
  let above = 0
  for (const p of values.slice(place + 1).reverse()) {
    above += p
    score += above * above
  }
  return options.normalize === true ? score / (values.length - 1) : score
}
