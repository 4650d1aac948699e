import { OptionError, wholeNumber } from '../../checking/optionError.ts'

/**
 * The fair Brier score of a count of simulation runs: what (p − o)² would be on average with infinitely many runs.
 *
 * A share of few runs misses the probability behind it by chance, and the Brier score charges for that. This takes the
 * expected charge off, so that ensembles of unlike size can be compared. Lower is better.
 *
 * @param count runs in which it happened, 0 to `runs`.
 * @param runs all runs, at least 2.
 * @param happened whether it happened.
 * @returns k(k − 1)/(m(m − 1)) of the k among m runs that were wrong, which is (p − o)² − p(1 − p)/(m − 1) with
 *   p = count/m: the half scale, 0 to 1.
 * @throws OptionError for what are no such numbers.
 * @example
 * fairBrierScore(3, 10, true) // 0.4666666666666666
 *
 * Source: C. A. T. Ferro, Fair scores for ensemble forecasts, Q. J. R. Meteorol. Soc. 140 (2014) 1917–1923.
 */
export function fairBrierScore(count: number, runs: number, happened: boolean): number {
  const m = wholeNumber('runs', runs, 2, Number.MAX_SAFE_INTEGER)
  const i = wholeNumber('count', count, 0, m)
  if (typeof happened !== 'boolean') throw new OptionError('happened', happened, 'true or false')
  const wrong = happened ? m - i : i
  return (wrong / m) * (Math.max(0, wrong - 1) / (m - 1))
}
