import { OptionError } from '../../checking/optionError.ts'
import { log } from '../../numeric/log.ts'
import { clipped, type LogScoreOptions } from './logScore.ts'
import { checked, type OutcomeIn, type Probabilities } from './probabilities.ts'

/**
 * Metaculus' baseline score: 100·(1 + log p / log K), how far a forecast of K outcomes beats knowing nothing.
 *
 * Use it to compare a forecast with those on Metaculus. It is the logarithmic score on another scale: **higher is better**.
 * Metaculus averages it over the question's days and counts days without a forecast as 0: the `score` times the
 * `coverage` of `timeAveragedScore`.
 *
 * @param probabilities of at least two outcomes, by id or in order; each in [0, 1], sum 1 within 1e-9. Yes or no is two.
 * @param outcome what happened: its id, or its index.
 * @param options `clip`, as for `logScore`; the lowest probability that Metaculus accepts is 0.001.
 * @returns 100 (certain and right) down to −Infinity (called impossible); 0 for a uniform forecast.
 * @throws OptionError for fewer than two outcomes, probabilities outside [0, 1] or with another sum, an outcome that is
 *   not among them, or a `clip` outside (0, 1).
 * @example
 * baselineScore({ yes: 0.7, no: 0.3 }, 'yes') // 48.542682717024164
 * baselineScore([0.25, 0.25, 0.25, 0.25], 0) // 0
 *
 * Source: Metaculus, Scores FAQ, "What is the Baseline score?"; scoring/score_math.py of github.com/Metaculus/metaculus.
 */
export function baselineScore<P extends Probabilities>(
  probabilities: P,
  outcome: OutcomeIn<P>,
  options: LogScoreOptions = {},
): number {
  const { values, given } = checked(probabilities, outcome)
  if (values.length < 2) throw new OptionError('probabilities', probabilities, 'at least two outcomes')
  const p = clipped(given, options.clip)
  // p·K is p relative to a uniform forecast, which then scores exactly 0.
  return (100 * log(p * values.length)) / log(values.length)
}
