import { exactSum } from '../../numeric/exactSum.ts'
import { type BinOptions, binned } from './bins.ts'
import { columnsOf, type ForecastPair } from './pairs.ts'

/**
 * The expected calibration error: the mean distance between forecasts and observed frequencies, bin by bin.
 *
 * It is a difference of probabilities, which is easy to explain. It depends on the bins and is above 0 by chance alone,
 * the more so with few pairs or many bins: compare only results with the same number of pairs and the same bins.
 *
 * @param pairs at least one.
 * @param options `bins`.
 * @returns 0 to 1: Σ (count/all)·|mean forecast − observed frequency|.
 * @throws OptionError for no pairs, a wrong `probability` or `happened`, or wrong bins.
 * @example
 * expectedCalibrationError([{ probability: 0.8, happened: true }, { probability: 0.2, happened: false }], { bins: 2 }) // 0.19999999999999998
 *
 * Source: M. P. Naeini, G. F. Cooper and M. Hauskrecht, Obtaining well calibrated probabilities using Bayesian binning,
 * AAAI 29 (2015) 2901–2907.
 */
export function expectedCalibrationError(pairs: readonly ForecastPair[], options: BinOptions): number {
  const columns = columnsOf(pairs)
  const bins = binned(columns, options?.bins).filter(({ count }) => count > 0)
  return (
    exactSum(bins.map(({ count, forecast, observed }) => count * Math.abs(forecast - observed))) /
    columns.p.length
  )
}
