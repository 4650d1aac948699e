import { OptionError } from '../../checking/optionError.ts'
import { finite, levelOf } from './quantileScore.ts'

/** A central interval that was forecast, such as `credible` of a simulation. */
export interface ForecastInterval {
  /** The probability of lying in it, in (0, 1): 0.9 leaves 5% on either side. */
  readonly level: number
  /** Its lower end. */
  readonly lower: number
  /** Its upper end, not below the lower. */
  readonly upper: number
}

/**
 * The interval score of a central interval: its width, plus 2/(1 − level) times the distance by which it missed.
 *
 * For ranges such as "90% between 40 and 60". It rewards narrow ranges and punishes misses, and is best on average for a
 * forecaster who states the quantiles they believe. Counting hits alone would ignore the width. Lower is better.
 *
 * @param interval `level`, `lower`, `upper`.
 * @param x what happened.
 * @returns the width or more, in the unit of the quantity.
 * @throws OptionError for a number that is not finite, ends in the wrong order, or a level outside (0, 1).
 * @example
 * intervalScore({ level: 0.5, lower: 40, upper: 60 }, 65) // 40
 *
 * Source: Gneiting and Raftery, J. Am. Stat. Assoc. 102 (2007), §6.2.
 */
export function intervalScore(interval: ForecastInterval, x: number): number {
  const level = levelOf(interval?.level)
  const lower = finite('lower', interval.lower)
  const upper = finite('upper', interval.upper)
  if (upper < lower) throw new OptionError('upper', upper, `a number that is not below lower, ${lower}`)
  const missed = Math.max(0, lower - finite('x', x), x - upper)
  return upper - lower + (2 / (1 - level)) * missed
}
