import { OptionError, wholeNumber } from '../../checking/optionError.ts'
import { seedText } from '../../checking/seed.ts'
import { weightedQuantiles } from '../../numeric/weightedQuantile.ts'
import { uniformVariate } from '../../random/sfc32.ts'
import { streamOf } from '../../random/stream.ts'
import { textKey } from '../../random/textKey.ts'
import { levelOf } from '../scores/quantileScore.ts'

/** How a band is drawn. */
export interface BootstrapOptions {
  /** A text, or a number, which is its decimal text. The same seed gives the same band, anywhere. */
  readonly seed: string | number
  /** From 1 to 10⁶. Default 1,000. */
  readonly resamples?: number
  /** In (0, 1). Default 0.9. */
  readonly level?: number
}

/** How far a statistic moves when cases are drawn again. */
export interface BootstrapBand {
  /** The statistic of all pairs; null where it is undefined. */
  readonly estimate: number | null
  /** Of the band. */
  readonly level: number
  /** The lower end: a quantile of the resamples; null where all of them were undefined. */
  readonly lower: number | null
  /** The upper end. */
  readonly upper: number | null
  /** Resamples drawn. */
  readonly resamples: number
  /** Resamples of which the statistic was undefined (null); they are not in the band. */
  readonly undefinedResamples: number
}

/**
 * A bootstrap band of any statistic of pairs: a score, a part of a decomposition, a point of a curve.
 *
 * Twenty questions do not tell two forecasters apart; the band shows it. It takes pairs for independent: give it one
 * pair a question, not one a day.
 *
 * @param pairs at least one.
 * @param statistic of pairs, a number, or null where it is undefined.
 * @param options `seed` (required), `resamples`, `level`.
 * @returns the statistic and the quantiles of its resamples.
 * @throws OptionError for no pairs or wrong options, a statistic that is NaN, and what the statistic throws.
 * @example
 * const pairs = [0.9, 0.8, 0.6, 0.3, 0.2].map((probability, i) => ({ probability, happened: i < 2 }))
 * bootstrapBand(pairs, areaUnderCurve, { seed: 'harbour', resamples: 100 }) // { estimate: 1, level: 0.9, lower: 1, upper: 1, resamples: 100, undefinedResamples: 10 }
 *
 * Source: B. Efron, Bootstrap methods: another look at the jackknife, Ann. Stat. 7 (1979) 1–26; the percentile interval.
 */
export function bootstrapBand<Pair>(
  pairs: readonly Pair[],
  statistic: (pairs: readonly Pair[]) => number | null,
  options: BootstrapOptions,
): BootstrapBand {
  if (!Array.isArray(pairs) || pairs.length === 0)
    throw new OptionError('pairs', pairs, 'an array of at least one pair')
  const seed = textKey(seedText(options?.seed))
  const resamples = wholeNumber('resamples', options.resamples ?? 1000, 1, 1_000_000)
  const level = options.level === undefined ? 0.9 : levelOf(options.level)
  const value = (of: readonly Pair[]): number | null => {
    const found = statistic(of)
    if (found !== null && (typeof found !== 'number' || Number.isNaN(found)))
      throw new OptionError(
        'statistic',
        found,
        'a function that returns a number, or null where it is undefined',
      )
    return found
  }
  const purpose = textKey('bootstrap')
  const found: number[] = []
  for (let k = 0; k < resamples; k++) {
    const stream = streamOf(seed, purpose, k)
    const drawn = value(pairs.map(() => pairs[Math.floor(uniformVariate(stream) * pairs.length)]!))
    if (drawn !== null) found.push(drawn)
  }
  const tail = (1 - level) / 2
  const ends =
    found.length === 0
      ? [null, null]
      : weightedQuantiles(Float64Array.from(found), new Float64Array(found.length).fill(1), [tail, 1 - tail])
  const [lower = null, upper = null] = ends
  return {
    estimate: value(pairs),
    level,
    lower,
    upper,
    resamples,
    undefinedResamples: resamples - found.length,
  }
}
