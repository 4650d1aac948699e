import { exactSum } from '../../numeric/exactSum.ts'
import { columnsOf, type ForecastPair } from './pairs.ts'

/**
 * Sharpness: the variance of forecasts, how far they leave their own mean. It says nothing of being right.
 *
 * @param pairs at least one.
 * @returns 0 (always the same number) to ¼ (only 0 and 1, half of each).
 * @throws OptionError for no pairs, or what is no probability or not true or false.
 * @example
 * sharpness([{ probability: 0.9, happened: true }, { probability: 0.1, happened: false }]) // 0.16000000000000003
 *
 * Source: A. H. Murphy and R. L. Winkler, A general framework for forecast verification, Mon. Weather Rev. 115 (1987)
 * 1330–1338.
 */
export function sharpness(pairs: readonly ForecastPair[]): number {
  const { p } = columnsOf(pairs)
  const mean = exactSum(p) / p.length
  return exactSum(p.map((forecast) => (forecast - mean) * (forecast - mean))) / p.length
}
