import { betaQuantile } from '../../numeric/betaQuantile.ts'
import { levelOf } from '../scores/quantileScore.ts'
import { type BinOptions, binned } from './bins.ts'
import { columnsOf, type ForecastPair } from './pairs.ts'

/** Bins, and the level of the intervals. */
export interface ReliabilityOptions extends BinOptions {
  /** The level of the interval of each observed frequency, in (0, 1). Default 0.9. */
  readonly level?: number
}

/** One point of a reliability diagram. */
export interface ReliabilityBin {
  /** The lower edge, which belongs to the bin. */
  readonly lower: number
  /** The upper edge, which belongs to the next bin unless it is 1. */
  readonly upper: number
  /** Forecasts in the bin. */
  readonly count: number
  /** Their mean; null where there are none. */
  readonly meanForecast: number | null
  /** The share that came true; null where there are none. */
  readonly observedFrequency: number | null
  /** Jeffreys' interval of that share; null where there are none. */
  readonly interval: {
    /** Its probability. */
    readonly level: number
    /** Its lower end, in [0, 1]. */
    readonly lower: number
    /** Its upper end, in [0, 1]. */
    readonly upper: number
  } | null
}

/**
 * The reliability diagram: of the forecasts that said about 70%, how many came true?
 *
 * Calibrated forecasts lie on the diagonal, as far as the intervals can show. Draw the counts too: ten forecasts say
 * little.
 *
 * @param pairs at least one.
 * @param options `bins` (required), `level`.
 * @returns all bins in order, empty ones too.
 * @throws OptionError for no pairs, a wrong `probability` or `happened`, wrong bins, or a level outside (0, 1).
 * @example
 * reliabilityDiagram([{ probability: 0.8, happened: true }, { probability: 0.7, happened: false }], { bins: 2 })[1] // { lower: 0.5, upper: 1, count: 2, meanForecast: 0.75, observedFrequency: 0.5, interval: { level: 0.9, lower: 0.09730818173994014, upper: 0.9026918182600598 } }
 *
 * Source: L. D. Brown, T. T. Cai and A. DasGupta, Interval estimation for a binomial proportion, Stat. Sci. 16 (2001)
 * 101–133: Jeffreys' interval, which begins at 0 where none came true and ends at 1 where all did.
 */
export function reliabilityDiagram(
  pairs: readonly ForecastPair[],
  options: ReliabilityOptions,
): ReliabilityBin[] {
  const columns = columnsOf(pairs)
  const level = options?.level === undefined ? 0.9 : levelOf(options.level)
  return binned(columns, options?.bins).map(({ lower, upper, count, forecast, observed, members }) => {
    if (count === 0)
      return { lower, upper, count, meanForecast: null, observedFrequency: null, interval: null }
    const came = members.reduce((sum, i) => sum + columns.o[i]!, 0)
    const tail = (1 - level) / 2
    const end = (p: number) => betaQuantile(came + 0.5, count - came + 0.5, p)
    return {
      lower,
      upper,
      count,
      meanForecast: forecast,
      observedFrequency: observed,
      interval: { level, lower: came === 0 ? 0 : end(tail), upper: came === count ? 1 : end(1 - tail) },
    }
  })
}
