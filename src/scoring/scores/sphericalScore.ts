import { checked, type OutcomeIn, type Probabilities } from './probabilities.ts'

/**
 * The spherical score of a forecast: the probability of what happened, divided by the Euclidean norm of all probabilities.
 *
 * It is bounded like the Brier score and, like the logarithmic score, most sensitive to small probabilities. **Higher is
 * better**: by convention it is a reward, where the other scores are penalties. For `skillScore` give `perfect: 1`.
 *
 * @param probabilities by outcome id, or in order; each in [0, 1], sum 1 within 1e-9.
 * @param outcome what happened: its id, or its index.
 * @returns 0 (called impossible) to 1 (certain and right); 1/√K for a uniform forecast of K outcomes.
 * @throws OptionError for probabilities outside [0, 1] or with another sum, or an outcome that is not among them.
 * @example
 * sphericalScore({ stays: 0.6, leaves: 0.4 }, 'stays') // 0.8320502943378436
 *
 * Source: T. Gneiting and A. E. Raftery, Strictly proper scoring rules, prediction, and estimation, J. Am. Stat.
 * Assoc. 102 (2007) 359–378, §3, with α = 2.
 */
export function sphericalScore<P extends Probabilities>(probabilities: P, outcome: OutcomeIn<P>): number {
  const { values, given } = checked(probabilities, outcome)
  let squares = 0
  for (const p of values) squares += p * p
  return given / Math.sqrt(squares)
}
