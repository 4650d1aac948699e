import { type BrierDecomposition, brierDecomposition } from '../calibration/brierDecomposition.ts'
import type { ForecastPair } from '../calibration/pairs.ts'
import { type ReliabilityBin, reliabilityDiagram } from '../calibration/reliabilityDiagram.ts'
import type { ScoredBacktest } from './backtestResult.ts'

/** How long before the answer: so many days, or at the origin, where the priors are all there is. */
export type Lead = number | 'origin'

/** Calibration at one lead, over all outcomes of all questions that were open then. */
export interface LeadCalibration {
  /** Days before the answer, or `origin`. */
  readonly lead: Lead
  /** Questions that had a forecast then. */
  readonly questions: number
  /** Forecasts of an outcome, one for each outcome of each question. */
  readonly forecasts: number
  /** The bins; null where there are no forecasts. */
  readonly reliability: readonly ReliabilityBin[] | null
  /** Reliability − resolution + uncertainty and the terms within bins; null where there are no forecasts. */
  readonly decomposition: BrierDecomposition | null
}

/** Calibration of scored questions at one lead. */
export function calibrationAt(
  lead: Lead,
  bins: number,
  scored: readonly { readonly result: ScoredBacktest }[],
): LeadCalibration {
  const asked = scored.flatMap(({ result: { days, outcome } }) => {
    const day = days[lead === 'origin' ? 0 : days.length - lead]
    return day ? [{ probability: day.probability, outcome }] : []
  })
  const pairs: ForecastPair[] = asked.flatMap(({ probability, outcome }) =>
    Object.entries(probability).map(([id, p]) => ({ probability: p, happened: id === outcome })),
  )
  const some = pairs.length > 0
  return {
    lead,
    questions: asked.length,
    forecasts: pairs.length,
    reliability: some ? reliabilityDiagram(pairs, { bins }) : null,
    decomposition: some ? brierDecomposition(pairs, { bins }) : null,
  }
}
