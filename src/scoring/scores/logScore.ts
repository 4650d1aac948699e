import { OptionError } from '../../checking/optionError.ts'
import { log } from '../../numeric/log.ts'
import { checked, type OutcomeIn, type Probabilities } from './probabilities.ts'

/** How probabilities near 0 are scored. */
export interface LogScoreOptions {
  /** The least probability that what happened counts with, in (0, 1). Without it, a probability of 0 scores Infinity. */
  readonly clip?: number
}

/**
 * The logarithmic score of a forecast: −ln p of what happened, in nats.
 *
 * It depends only on the probability of what happened, and corresponds to the gain from betting on one's forecasts. Use it
 * where the worst mistake is to call something impossible. Lower is better.
 *
 * @param probabilities by outcome id, or in order; each in [0, 1], sum 1 within 1e-9.
 * @param outcome what happened: its id, or its index.
 * @param options `clip`: nothing is clipped unless it is given.
 * @returns 0 (certain and right) or more, ln K for a uniform forecast of K outcomes; Infinity where p is 0.
 * @throws OptionError for probabilities outside [0, 1] or with another sum, an outcome that is not among them, or a
 *   `clip` outside (0, 1).
 * @example
 * logScore({ stays: 0.7, leaves: 0.3 }, 'leaves') // 1.2039728043259361
 * logScore([1, 0], 1) // Infinity
 * logScore([1, 0], 1, { clip: 0.001 }) // 6.907755278982137
 *
 * Source: I. J. Good, Rational decisions, J. R. Stat. Soc. B 14 (1952) 107–114, §7.
 */
export function logScore<P extends Probabilities>(
  probabilities: P,
  outcome: OutcomeIn<P>,
  options: LogScoreOptions = {},
): number {
  const { given } = checked(probabilities, outcome)
  // 0 − log(1) is 0, whereas −log(1) is −0
  return 0 - log(clipped(given, options.clip))
}

/** A probability, raised to `clip` where it is lower. */
export function clipped(given: number, clip: unknown): number {
  if (clip === undefined) return given
  if (typeof clip === 'number' && clip > 0 && clip < 1) return Math.max(given, clip)
  throw new OptionError('clip', clip, 'the least that a probability counts as, in (0, 1)')
}
