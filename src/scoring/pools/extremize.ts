import { OptionError } from '../../checking/optionError.ts'
import { exp } from '../../numeric/exp.ts'
import { log } from '../../numeric/log.ts'
import { ordered, type Probabilities, probability } from '../scores/probabilities.ts'
import { inForm, isSingle, normalized, type Pooled } from './pooled.ts'

/**
 * Raises odds to a power: above 1 probabilities move away from the middle, below 1 towards it.
 *
 * Use it on a pool of people who know different things. Each hedges for what they do not know, which makes their mean too
 * cautious. Learn the exponent from past questions.
 *
 * @param probabilities a probability of yes, or those of several outcomes, by id or in order.
 * @param exponent above 0; 1 changes nothing.
 * @returns probabilities in the same form; every ratio of two of them is raised to the exponent, and 0 stays 0.
 * @throws OptionError for wrong probabilities, or an exponent that is not above 0.
 * @example
 * extremize(0.8, 2) // 0.9411764705882353
 * extremize({ stays: 0.5, resigns: 0.25, forced: 0.25 }, 2) // { stays: 0.6666666666666666, resigns: 0.16666666666666666, forced: 0.16666666666666666 }
 *
 * Source: J. Baron and others, Two reasons to make aggregated probability forecasts more extreme, Decis. Anal. 11
 * (2014) 133–145.
 */
export function extremize(probabilities: number, exponent: number): number
export function extremize<P extends Probabilities>(probabilities: P, exponent: number): Pooled<P>
export function extremize(probabilities: number | Probabilities, exponent: number): unknown {
  if (!(typeof exponent === 'number' && exponent > 0 && exponent < Infinity))
    throw new OptionError('exponent', exponent, 'a finite number above 0')
  if (isSingle(probabilities)) {
    const yes = probability('probabilities', probabilities)
    return raised([yes, 1 - yes], exponent)[0]
  }
  const { ids, values } = ordered('probabilities', probabilities)
  return inForm(ids, raised(values, exponent))
}

/** Powers relative to the greatest value, computed in logarithms, so that they do not all underflow to 0. */
function raised(values: readonly number[], exponent: number): number[] {
  if (exponent === 1) return [...values]
  const most = log(Math.max(...values))
  return normalized(values.map((value) => exp(exponent * (log(value) - most))))
}
