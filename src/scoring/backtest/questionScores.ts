import { formatDay } from '../../checking/day.ts'
import type { Forecast } from '../../forecast/forecast.ts'
import { probabilityOf } from '../../forecast/incidence.ts'
import { timeAveragedScore } from '../scores/timeAveragedScore.ts'
import type { Said } from './linkQuotes.ts'
import type { OpenQuestion } from './question.ts'
import { ofEveryScore, scores, type YesNoScores } from './scores.ts'

/** The scores of a forecaster, and those of the replay on the same days. */
export interface ForecasterScores {
  /** The forecaster's name. */
  readonly forecaster: string
  /** The share of the question's days on which they had a forecast. */
  readonly coverage: number
  /** The number of those days. */
  readonly days: number
  /** The forecaster's mean scores over those days; null where there are none. */
  readonly scores: YesNoScores | null
  /** The replay's mean scores over the same days; null where there are none. */
  readonly model: YesNoScores | null
}

/** A question of yes or no, and everybody's scores on it. */
export interface QuestionScores<Id extends string = string> {
  /** Its name in tables. */
  readonly id: string
  /** The branches and outcomes that mean yes. */
  readonly any: readonly Id[]
  /** The day by whose end one of them must have come true. */
  readonly by: string
  /** Whether the answer is yes. */
  readonly happened: boolean
  /** The first day that is scored, the origin. */
  readonly from: string
  /** The last day that is scored: the day before the answer. */
  readonly to: string
  /** The replay's probability of yes on each of those days. */
  readonly probability: readonly number[]
  /** The replay's mean scores over all those days. */
  readonly model: YesNoScores
  /** The scores of the prior, as a forecast that was never updated. */
  readonly prior: YesNoScores
  /** The other forecasters, in the order of the quotes. */
  readonly forecasters: readonly ForecasterScores[]
}

/**
 * Scores a question on every day on which it was open.
 *
 * @param replay the forecast of every day, from the origin on.
 */
export function questionScores(
  question: OpenQuestion,
  origin: number,
  replay: readonly Forecast[],
  forecasters: readonly Said[],
): QuestionScores {
  const { id, any, happened, to } = question
  const by = formatDay(question.by)
  const ours = replay
    .slice(0, to - origin + 1)
    .map((forecast, i) => ({ day: origin + i, probability: probabilityOf(forecast, { any, by }) }))
  const over = (dated: Said['dated'], from: number) => averages(dated, happened, from, to)
  return {
    ...{ id, any, by, happened },
    ...{ from: formatDay(origin), to: formatDay(to) },
    probability: ours.map(({ probability }) => probability),
    model: over(ours, origin),
    prior: over(ours.slice(0, 1), origin),
    forecasters: forecasters.map(({ forecaster, dated }) => {
      const [first] = dated
      if (!first || first.day > to) return { forecaster, coverage: 0, days: 0, scores: null, model: null }
      const from = Math.max(first.day, origin)
      const days = to - from + 1
      const coverage = days / (to - origin + 1)
      return { forecaster, coverage, days, scores: over(dated, from), model: over(ours, from) }
    }),
  }
}

/** The mean scores of dated probabilities, from the day of the first one. */
function averages(dated: Said['dated'], happened: boolean, from: number, to: number): YesNoScores {
  const answer = happened ? 1 : 0
  const meanOf = (score: (probabilities: readonly number[]) => number): number =>
    timeAveragedScore(
      dated.map(({ day, probability }) => ({
        day: formatDay(day),
        score: score([1 - probability, probability]),
      })),
      { from: formatDay(from), to: formatDay(to) },
    ).score ?? NaN
  return ofEveryScore((name) => meanOf((probabilities) => scores[name].ofYesNo(probabilities, answer)))
}
