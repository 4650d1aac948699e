import { exactSum } from '../../numeric/exactSum.ts'
import { columnsOf, type ForecastPair } from './pairs.ts'

/**
 * The sharpness of forecasts: their variance. It does not depend on what happened.
 *
 * @param pairs at least one.
 * @returns 0 (always the same forecast) to ¼ (half of the forecasts 0, half of them 1).
 * @throws OptionError for no pairs, or a wrong `probability` or `happened`.
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
