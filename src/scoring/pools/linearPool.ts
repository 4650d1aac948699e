import type { Probabilities } from '../scores/probabilities.ts'
import { inForm, type Pooled, type PoolOptions, poolInput } from './pooled.ts'

/**
 * The linear pool: the weighted mean of probabilities, outcome by outcome.
 *
 * Use it where any one of the forecasters may be the one who is right: an outcome that one of them holds possible stays
 * possible. The mean of calibrated forecasts that differ is not sharp enough; `extremize` corrects that. Pooling does not
 * commute with evidence: to pool and then update on a likelihood is not the same as to update and then pool.
 *
 * @param forecasts of the same outcomes, records by id or arrays in order.
 * @param options `weights`.
 * @returns probabilities, in the form of the forecasts.
 * @throws OptionError for no forecasts, wrong probabilities, forecasts of different outcomes, or wrong weights.
 * @example
 * linearPool([{ stays: 0.9, leaves: 0.1 }, { stays: 0.5, leaves: 0.5 }], { weights: [3, 1] }) // { stays: 0.8, leaves: 0.2 }
 *
 * Source: M. Stone, The opinion pool, Ann. Math. Stat. 32 (1961) 1339–1342.
 */
export function linearPool<P extends Probabilities>(
  forecasts: readonly P[],
  options: PoolOptions = {},
): Pooled<P> {
  const { rows, weights, ids } = poolInput(forecasts, options)
  const pooled = rows[0]!.map((_, k) => rows.reduce((sum, row, i) => sum + weights[i]! * row[k]!, 0))
  return inForm(ids, pooled)
}
