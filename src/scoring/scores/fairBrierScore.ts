import { OptionError, wholeNumber } from '../../checking/optionError.ts'

/**
 * The fair Brier score of a count of simulation runs: what (p − o)² would be on average with infinitely many runs.
 *
 * The share of a few runs differs from the underlying probability by chance, which makes the Brier score worse. This
 * score subtracts the expected penalty, so that ensembles of different sizes can be compared. Lower is better.
 *
 * @param count runs in which it happened, 0 to `runs`.
 * @param runs all runs, at least 2.
 * @param happened whether it happened.
 * @returns k(k − 1)/(m(m − 1)) of the k among m runs that were wrong, which is (p − o)² − p(1 − p)/(m − 1) with
 *   p = count/m: the half scale, 0 to 1.
 * @throws OptionError for a count or a number of runs outside these ranges, or a `happened` that is not true or false.
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
