import { OptionError } from '../../checking/optionError.ts'

/** Which quantile was forecast. */
export interface QuantileScoreOptions {
  /** The probability of lying at or below the quantile, in (0, 1): 0.5 for a median. */
  readonly level: number
}

/**
 * The quantile (pinball) score of a forecast quantile: level·(x − q) above it, (1 − level)·(q − x) below it.
 *
 * For a quantity of which only some quantiles were forecast. Lower is better. Some authors print twice this; twice its
 * average over all levels is the CRPS.
 *
 * @param quantile what was forecast, in the unit of the quantity.
 * @param x what happened.
 * @param options `level`.
 * @returns 0 (hit exactly) or more, in the unit of the quantity.
 * @throws OptionError for a number that is not finite, or a level outside (0, 1).
 * @example
 * quantileScore(12, 20, { level: 0.75 }) // 6
 *
 * Source: R. Koenker and G. Bassett, Regression quantiles, Econometrica 46 (1978) 33–50; Gneiting and Raftery,
 * J. Am. Stat. Assoc. 102 (2007), §6.
 */
export function quantileScore(quantile: number, x: number, options: QuantileScoreOptions): number {
  const q = finite('quantile', quantile)
  const level = levelOf(options?.level)
  const error = finite('x', x) - q
  return error >= 0 ? level * error : (level - 1) * error
}

/** A finite number, or an OptionError. */
export function finite(option: string, value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new OptionError(option, value, 'a finite number')
}

/** A probability strictly between 0 and 1, or an OptionError. */
export function levelOf(value: unknown): number {
  if (typeof value === 'number' && value > 0 && value < 1) return value
  throw new OptionError('level', value, 'a probability in (0, 1), as in 0.9')
}
