import { OptionError, wholeNumber } from '../../checking/optionError.ts'
import { seedText } from '../../checking/seed.ts'
import { weightedQuantiles } from '../../numeric/weightedQuantile.ts'
import { uniformVariate } from '../../random/sfc32.ts'
import { streamOf } from '../../random/stream.ts'
import { textKey } from '../../random/textKey.ts'
import { levelOf } from '../scores/quantileScore.ts'

/** How a band is drawn. */
export interface BootstrapOptions {
  /** A text, or a number, which counts as its decimal text. The same seed gives the same band on every machine. */
  readonly seed: string | number
  /** How many resamples to draw, from 1 to 10⁶. Default 1,000. */
  readonly resamples?: number
  /** The share of resamples inside the band, in (0, 1). Default 0.9. */
  readonly level?: number
}

/** A statistic, and the band of its values when cases are resampled. */
export interface BootstrapBand {
  /** The statistic of all pairs; null where it is undefined. */
  readonly estimate: number | null
  /** The level of the band, as in the options. */
  readonly level: number
  /** The lower end, a quantile of the resamples; null where all of them were undefined. */
  readonly lower: number | null
  /** The upper end; null where the lower end is. */
  readonly upper: number | null
  /** Resamples drawn. */
  readonly resamples: number
  /** Resamples whose statistic was undefined (null); they do not count for the band. */
  readonly undefinedResamples: number
}

/**
 * A bootstrap band of any statistic of pairs: a score, a part of a decomposition, a point of a curve.
 *
 * Use it to see how much a result owes to chance: with twenty questions the bands of two forecasters overlap. It assumes
 * that pairs are independent: give it one pair for each question, not one for each day.
 *
 * @param pairs at least one.
 * @param statistic a function of pairs that returns a number, or null where the statistic is undefined.
 * @param options `seed` (required), `resamples`, `level`.
 * @returns the statistic and the quantiles of its resamples.
 * @throws OptionError for no pairs, wrong options, or a statistic that is NaN; and whatever `statistic` throws.
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
