import { type BrierDecomposition, brierDecomposition } from '../calibration/brierDecomposition.ts'
import type { ForecastPair } from '../calibration/pairs.ts'
import { type ReliabilityBin, reliabilityDiagram } from '../calibration/reliabilityDiagram.ts'
import type { ScoredBacktest } from './backtestResult.ts'

/** The time before the answer: a number of days, or the origin, at which a forecast is its prior. */
export type Lead = number | 'origin'

/** Calibration at one lead, over all outcomes of the questions that were open then. */
export interface LeadCalibration {
  /** Days before the answer, or `origin`. */
  readonly lead: Lead
  /** The number of questions with a forecast on that day. */
  readonly questions: number
  /** The number of forecasts: one for each outcome of each question. */
  readonly forecasts: number
  /** The bins of the reliability diagram; null where there are no forecasts. */
  readonly reliability: readonly ReliabilityBin[] | null
  /** The Brier score and its parts; null where there are no forecasts. */
  readonly decomposition: BrierDecomposition | null
}

/** Calibration of scored questions at one lead. */
export function calibrationAt(
  lead: Lead,
  bins: number,
  scored: readonly { readonly result: ScoredBacktest }[],
): LeadCalibration {
  const forecasts = scored.flatMap(({ result: { days, outcome } }) => {
    const day = days[lead === 'origin' ? 0 : days.length - lead]
    return day ? [{ probability: day.probability, outcome }] : []
  })
  const pairs: ForecastPair[] = forecasts.flatMap(({ probability, outcome }) =>
    Object.entries(probability).map(([id, p]) => ({ probability: p, happened: id === outcome })),
  )
  const some = pairs.length > 0
  return {
    lead,
    questions: forecasts.length,
    forecasts: pairs.length,
    reliability: some ? reliabilityDiagram(pairs, { bins }) : null,
    decomposition: some ? brierDecomposition(pairs, { bins }) : null,
  }
}
