import { OptionError } from '../../checking/optionError.ts'
import { type Probabilities, probability } from '../scores/probabilities.ts'
import { geometricMeans } from './logPool.ts'
import { inForm, isSingle, type Pooled, type PoolOptions, poolInput } from './pooled.ts'

/**
 * The geometric mean of odds, which combines several forecasts of yes or no into one.
 *
 * Start with it for a crowd's forecasts. It is the logarithmic pool of two outcomes, under the name that forecasters use.
 *
 * @param forecasts probabilities of yes, each in [0, 1]; or forecasts of two outcomes, records by id or arrays.
 * @param options `weights`.
 * @returns a probability of yes, or two probabilities in the form of the forecasts.
 * @throws OptionError for no forecasts, wrong probabilities, more than two outcomes, wrong weights, or where one forecast
 *   is 0 and another 1.
 * @example
 * geometricMeanOfOdds([0.1, 0.5]) // 0.25
 * geometricMeanOfOdds([{ yes: 0.1, no: 0.9 }, { yes: 0.5, no: 0.5 }]) // { yes: 0.25, no: 0.7499999999999999 }
 *
 * Source: V. A. Satopää and others, Combining multiple probability predictions using a simple logit model, Int. J.
 * Forecast. 30 (2014) 344–356.
 */
export function geometricMeanOfOdds(forecasts: readonly number[], options?: PoolOptions): number
export function geometricMeanOfOdds<P extends Probabilities>(
  forecasts: readonly P[],
  options?: PoolOptions,
): Pooled<P>
export function geometricMeanOfOdds(
  forecasts: readonly (number | Probabilities)[],
  options: PoolOptions = {},
): unknown {
  const single = Array.isArray(forecasts) && isSingle(forecasts[0])
  const rows = single
    ? Array.from(forecasts as readonly unknown[], (forecast, i) => {
        const yes = probability(`forecasts[${i}]`, forecast)
        return [yes, 1 - yes]
      })
    : forecasts
  const input = poolInput(rows, options)
  if (input.rows[0]!.length !== 2)
    throw new OptionError('forecasts[0]', forecasts[0], 'two outcomes; for more of them take logPool')
  const pooled = geometricMeans(input, forecasts)
  return single ? pooled[0] : inForm(input.ids, pooled)
}
