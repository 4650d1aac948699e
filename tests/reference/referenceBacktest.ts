import { dayOf, type PlainRow, type PlainScenario, textOfDay } from './plainScenario.ts'
import { type ReferenceForecast, referenceForecast } from './referenceForecast.ts'

export interface PlainQuote {
  readonly date: string
  readonly forecaster: string
  readonly any: readonly string[]
  readonly by?: string
  readonly probability: number
}

/** A mean score, and how far it may move where every probability moves by 10⁻¹². */
export interface ReferenceScore {
  readonly brier: number
  readonly brierError: number
  readonly log: number
  readonly logError: number
}

interface ScoredDay {
  readonly said: readonly number[]
  readonly truth: number
}

/** Σ(p − o)² and −ln p, added up a day at a time. d(p − o)² is at most 2 dp, d ln p is dp / p. */
function meanScore(days: readonly ScoredDay[], scale = 1): ReferenceScore | null {
  if (days.length === 0) return null
  const error = 1e-12
  let [brier, brierError, log, logError] = [0, 0, 0, 0]
  for (const { said, truth } of days) {
    said.forEach((p, i) => {
      brier += scale * (p - (i === truth ? 1 : 0)) ** 2
      brierError += scale * 2 * error
    })
    log -= Math.log(said[truth]!)
    logError += error / said[truth]! + error * Math.abs(Math.log(said[truth]!))
  }
  const n = days.length
  return { brier: brier / n, brierError: brierError / n, log: log / n, logError: logError / n }
}

/** The forecasts of every day before the resolution, by the reference. */
export function referenceReplay(
  document: PlainScenario,
  rows: readonly PlainRow[],
  date: string,
): readonly ReferenceForecast[] {
  const origin = dayOf(document.origin)
  return Array.from({ length: dayOf(date) - origin }, (_, i) =>
    referenceForecast(document, rows, textOfDay(origin + i)),
  )
}

/** The replay's mean score over outcomes, and its prior's. */
export function referenceScores(replay: readonly ReferenceForecast[], outcome: string) {
  const of = (key: 'prior' | 'probability') =>
    replay.map(({ outcomes }): ScoredDay => {
      const ids = [...outcomes.keys()]
      return { said: ids.map((id) => outcomes.get(id)![key]), truth: ids.indexOf(outcome) }
    })
  return { model: meanScore(of('probability'))!, prior: meanScore(of('prior'))! }
}

/** One question: its answer, and everybody's scores, a day after the other. */
export function referenceQuestion(
  document: PlainScenario,
  replay: readonly ReferenceForecast[],
  { outcome, date }: { readonly outcome: string; readonly date: string },
  { any, by = document.horizon }: { readonly any: readonly string[]; readonly by?: string },
  quotes: readonly PlainQuote[],
) {
  const isMember = replay[0]!.leaves.some(
    (leaf) => leaf.outcome === outcome && (any.includes(outcome) || leaf.path.some((id) => any.includes(id))),
  )
  const happened = isMember && date <= by
  const origin = dayOf(document.origin)
  const open = replay.filter((_, i) => textOfDay(origin + i) < by)
  const yesNo = (p: number): ScoredDay => ({ said: [1 - p, p], truth: happened ? 1 : 0 })
  const ours = open.map((forecast) => yesNo(forecast.probabilityOf(any, by)))
  const forecasters = [...new Set(quotes.map(({ forecaster }) => forecaster))].map((forecaster) => {
    const theirs: ScoredDay[] = []
    const beside: ScoredDay[] = []
    open.forEach((_, i) => {
      const day = textOfDay(origin + i)
      const standing = quotes
        .filter((quote) => quote.forecaster === forecaster && quote.date <= day)
        .sort((a, b) => (a.date < b.date ? -1 : 1))
        .at(-1)
      if (!standing) return
      theirs.push(yesNo(standing.probability))
      beside.push(ours[i]!)
    })
    return { forecaster, days: theirs.length, scores: meanScore(theirs, 0.5), model: meanScore(beside, 0.5) }
  })
  return {
    happened,
    days: open.length,
    model: meanScore(ours, 0.5)!,
    prior: meanScore([yesNo(open[0]!.probabilityOf(any, by))], 0.5)!,
    forecasters,
  }
}
