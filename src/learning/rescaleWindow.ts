import { OptionError } from '../checking/optionError.ts'
import { expm1 } from '../numeric/expm1.ts'
import { log1p } from '../numeric/log1p.ts'

/**
 * Turns a probability stated for one window of time into that for another, under a constant hazard.
 *
 * When a base rate is known by the year, or somebody's number is by the month, and the scenario asks about its own
 * window. Where the hazard rises or falls, write a `timing` instead.
 *
 * @param p the probability that it happens within the first window, in [0, 1].
 * @param fromDays the length of that window, above 0.
 * @param toDays the length of the window that is asked about, above 0, in the same unit.
 * @returns 1 − (1 − p)^(toDays / fromDays), in [0, 1], with its digits where p is tiny or near 1; 0 for 0, and 1 for 1.
 * @throws OptionError for a number out of its range.
 * @example
 * rescaleWindow(0.2, 365, 30) // 0.018173…
 *
 * Source: the exponential distribution, J. D. Kalbfleisch and R. L. Prentice, The Statistical Analysis of Failure Time Data,
 * 2002, section 2.2.1.
 */
export function rescaleWindow(p: number, fromDays: number, toDays: number): number {
  if (!(typeof p === 'number' && p >= 0 && p <= 1)) throw new OptionError('p', p, 'a probability, in [0, 1]')
  checkDays('fromDays', fromDays)
  checkDays('toDays', toDays)
  // at the ends a ratio that overflows, or vanishes, would be multiplied by 0 or infinity
  if (p === 0 || p === 1) return p
  // + 0: of a probability that vanishes there is no −0
  return -expm1(log1p(-p) * (toDays / fromDays)) + 0
}

function checkDays(option: string, days: unknown): void {
  if (!(typeof days === 'number' && days > 0 && days < Infinity))
    throw new OptionError(option, days, 'a number of days above 0')
}
