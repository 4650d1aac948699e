import { OptionError } from '../../checking/optionError.ts'
import { probability } from '../scores/probabilities.ts'

/** A forecast of yes or no, and what happened. */
export interface ForecastPair {
  /** The forecast probability that it happens, in [0, 1]. */
  readonly probability: number
  /** Whether it happened. */
  readonly happened: boolean
  /** A label to group by, such as a topic or a forecaster. */
  readonly tag?: string
  /** Days from the forecast until its question closed. */
  readonly horizon?: number
}

/** Pairs as columns. */
export interface Columns {
  readonly p: Float64Array
  /** 1 where it happened, 0 where not. */
  readonly o: Float64Array
}

/** Checks pairs, of which there must be at least one, and returns their columns. */
export function columnsOf(pairs: unknown): Columns {
  if (!Array.isArray(pairs) || pairs.length === 0)
    throw new OptionError('pairs', pairs, 'an array of at least one { probability, happened }')
  const p = new Float64Array(pairs.length)
  const o = new Float64Array(pairs.length)
  for (let i = 0; i < pairs.length; i++) {
    const pair: Partial<ForecastPair> | undefined = pairs[i]
    p[i] = probability(`pairs[${i}].probability`, pair?.probability)
    const happened: unknown = pair?.happened
    if (typeof happened !== 'boolean')
      throw new OptionError(`pairs[${i}].happened`, happened, 'true or false')
    o[i] = happened ? 1 : 0
  }
  return { p, o }
}
