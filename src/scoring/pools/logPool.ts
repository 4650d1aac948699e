import { OptionError } from '../../checking/optionError.ts'
import { exp } from '../../numeric/exp.ts'
import { log } from '../../numeric/log.ts'
import type { Probabilities } from '../scores/probabilities.ts'
import { inForm, normalized, type Pooled, type PoolInput, type PoolOptions, poolInput } from './pooled.ts'

/**
 * The logarithmic pool: the weighted geometric mean of probabilities, outcome by outcome, scaled to sum 1.
 *
 * Use it where all forecasters have the same information and take the same care. It is sharper than the linear pool and
 * commutes with evidence: to pool and then update on a likelihood is the same as to update and then pool. An outcome that
 * one forecast (of a weight above 0) calls impossible has 0 in the pool.
 *
 * @param forecasts of the same outcomes, records by id or arrays in order.
 * @param options `weights`; they count as shares of their sum.
 * @returns probabilities, in the form of the forecasts.
 * @throws OptionError as `linearPool` does, and where each outcome is impossible by some forecast.
 * @example
 * logPool([[0.9, 0.1], [0.5, 0.5]]) // [0.7499999999999999, 0.25]
 *
 * Source: C. Genest, A characterization theorem for externally Bayesian groups, Ann. Stat. 12 (1984) 1100–1105.
 */
export function logPool<P extends Probabilities>(
  forecasts: readonly P[],
  options: PoolOptions = {},
): Pooled<P> {
  const input = poolInput(forecasts, options)
  return inForm(input.ids, geometricMeans(input, forecasts))
}

/** The weighted geometric means of columns, scaled to sum 1. A forecast of weight 0 is ignored, its zeros too. */
export function geometricMeans({ rows, weights, ids }: PoolInput, received: unknown): number[] {
  const logs = rows[0]!.map((_, k) =>
    rows.reduce((sum, row, i) => (weights[i] === 0 ? sum : sum + weights[i]! * log(row[k]!)), 0),
  )
  const most = Math.max(...logs)
  if (most === -Infinity) {
    const deniers = logs.map((_, k) => {
      const denier = rows.findIndex((row, i) => weights[i]! > 0 && row[k] === 0)
      return `${ids ? ids[k] : k} by forecasts[${denier}]`
    })
    throw new OptionError(
      'forecasts',
      received,
      `an outcome that nobody calls impossible (0 for ${deniers.join(', ')}); raise a 0, or take linearPool`,
    )
  }
  return normalized(logs.map((value) => exp(value - most)))
}
