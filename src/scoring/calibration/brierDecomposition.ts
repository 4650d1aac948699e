import { exactSum } from '../../numeric/exactSum.ts'
import { type BinOptions, binned } from './bins.ts'
import { columnsOf, type ForecastPair } from './pairs.ts'

/** A mean Brier score and its parts: score = reliability − resolution + uncertainty + variance − covariance within bins. */
export interface BrierDecomposition {
  /** The mean of (p − o)², the Brier score on the half scale. */
  readonly score: number
  /** How far observed frequencies lie from forecasts, bin by bin; 0 means calibrated, lower is better. */
  readonly reliability: number
  /** How far observed frequencies lie from the base rate; higher is better. */
  readonly resolution: number
  /** ō(1 − ō) of the base rate ō: the score of a forecaster who always says ō. */
  readonly uncertainty: number
  /** The variance of forecasts within bins. */
  readonly withinBinVariance: number
  /** Twice the covariance of forecasts and outcomes within bins. */
  readonly withinBinCovariance: number
}

/**
 * The Brier score split into calibration, resolution and uncertainty, and two parts for differences within bins.
 *
 * Use it to see why a score is good or bad. The three textbook parts add up to the score only where all forecasts of a bin
 * are equal; with the two within-bin parts they always do. The parts depend on the bins; `corpDecomposition` needs no bins.
 *
 * @param pairs at least one.
 * @param options `bins`.
 * @returns the parts; score = reliability − resolution + uncertainty + withinBinVariance − withinBinCovariance.
 * @throws OptionError for no pairs, a wrong `probability` or `happened`, or wrong bins.
 * @example
 * const pairs = [{ probability: 0.8, happened: true }, { probability: 0.7, happened: false }, { probability: 0.1, happened: false }]
 * brierDecomposition(pairs, { bins: 2 }) // { score: 0.17999999999999997, reliability: 0.045000000000000005, resolution: 0.05555555555555556, uncertainty: 0.22222222222222224, withinBinVariance: 0.0016666666666666696, withinBinCovariance: 0.03333333333333336 }
 *
 * Source: A. H. Murphy, A new vector partition of the probability score, J. Appl. Meteorol. 12 (1973) 595–600; D. B.
 * Stephenson, C. A. S. Coelho and I. T. Jolliffe, Two extra components in the Brier score decomposition, Weather
 * Forecast. 23 (2008) 752–757.
 */
export function brierDecomposition(pairs: readonly ForecastPair[], options: BinOptions): BrierDecomposition {
  const columns = columnsOf(pairs)
  const { p, o } = columns
  const bins = binned(columns, options?.bins).filter(({ count }) => count > 0)
  const n = p.length
  const base = exactSum(o) / n
  const mean = (values: readonly number[]) => exactSum(values) / n
  const overBins = (part: (forecast: number, observed: number) => number) =>
    mean(bins.map(({ count, forecast, observed }) => count * part(forecast, observed)))
  const withinBins = (part: (forecast: number, outcome: number) => number) =>
    mean(
      bins.flatMap(({ members, forecast, observed }) =>
        members.map((i) => part(p[i]! - forecast, o[i]! - observed)),
      ),
    )
  return {
    score: mean(Array.from(p, (forecast, i) => (forecast - o[i]!) * (forecast - o[i]!))),
    reliability: overBins((forecast, observed) => (forecast - observed) * (forecast - observed)),
    resolution: overBins((_, observed) => (observed - base) * (observed - base)),
    uncertainty: base * (1 - base),
    withinBinVariance: withinBins((forecast) => forecast * forecast),
    withinBinCovariance: withinBins((forecast, outcome) => 2 * forecast * outcome),
  }
}
