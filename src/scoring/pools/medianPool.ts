import { OptionError } from '../../checking/optionError.ts'
import type { Probabilities } from '../scores/probabilities.ts'
import { inForm, normalized, type Pooled, type PoolOptions, poolInput } from './pooled.ts'

/**
 * The median pool: the weighted median of probabilities, outcome by outcome, **divided by the sum of the medians**.
 *
 * Use it for crowds with unreliable members: no single forecast can move it far. The medians of several outcomes need not
 * sum to 1 and are therefore scaled; those of two outcomes with equal weights always do.
 *
 * @param forecasts of the same outcomes, records by id or arrays in order.
 * @param options `weights`. Where half of the weight lies exactly on either side, the two in the middle are averaged.
 * @returns probabilities, in the form of the forecasts.
 * @throws OptionError as `linearPool` does, and where every median is 0.
 * @example
 * medianPool([[0.9, 0.1], [0.8, 0.2], [0.1, 0.9]]) // [0.8, 0.2]
 */
export function medianPool<P extends Probabilities>(
  forecasts: readonly P[],
  options: PoolOptions = {},
): Pooled<P> {
  const { rows, weights, ids } = poolInput(forecasts, options)
  const medians = rows[0]!.map((_, k) =>
    weightedMedian(
      rows.map((row) => row[k]!),
      weights,
    ),
  )
  if (medians.every((median) => median === 0))
    throw new OptionError(
      'forecasts',
      forecasts,
      'an outcome that at least half of the weight gives more than 0; take linearPool',
    )
  return inForm(ids, normalized(medians))
}

function weightedMedian(values: readonly number[], weights: readonly number[]): number {
  const order = [...values.keys()].filter((i) => weights[i]! > 0).sort((a, b) => values[a]! - values[b]!)
  let below = 0
  for (const [place, i] of order.entries()) {
    below += weights[i]!
    // Weights are shares of a sum, and equal half only up to rounding.
    if (Math.abs(below - 0.5) <= 1e-12) return (values[i]! + values[order[place + 1] ?? i]!) / 2
    if (below > 0.5) return values[i]!
  }
  return values[order[order.length - 1]!]!
}
