import { dayAdvice, parseDay } from '../../checking/day.ts'
import { OptionError } from '../../checking/optionError.ts'

/** The score of a forecast, and the day on which the forecast was made. */
export interface DatedScore {
  /** The first day of the forecast. It is valid until the day of the next one. */
  readonly day: string
  /** Any score, of the same kind in all entries. */
  readonly score: number
}

/** Which days are averaged over. */
export interface TimeAverageOptions {
  /** The first day that counts. */
  readonly from: string
  /** The last day that counts, itself included. */
  readonly to: string
}

/** A score averaged over days. */
export interface TimeAveragedScore {
  /** The mean over the days with a forecast; null where there is no such day. */
  readonly score: number | null
  /** Days with a forecast, divided by all days. */
  readonly coverage: number
  /** Days with a forecast. */
  readonly covered: number
  /** All days from `from` to `to`, both included. */
  readonly days: number
}

/**
 * The average of dated scores over the days of an interval: each holds from its day until the next one's.
 *
 * For a forecast that was revised: a forecast held for a hundred days weighs a hundred times as much as one held for
 * one. Days before the first forecast are not scored; `coverage` shows how many there are.
 *
 * @param scores in any order, at most one a day; the last before `from` counts on `from`, those after `to` are ignored.
 * @param options `from` and `to`, days.
 * @returns the average, and how much of the interval it covers.
 * @throws OptionError for a text that is not a day, an interval that ends before it begins, two scores of one day, or a
 *   score that is not a number.
 * @example
 * const scores = [{ day: '2030-03-03', score: 0.5 }, { day: '2030-03-07', score: 0.1 }]
 * timeAveragedScore(scores, { from: '2030-03-01', to: '2030-03-10' }) // { score: 0.3, coverage: 0.8, covered: 8, days: 10 }
 */
export function timeAveragedScore(
  scores: readonly DatedScore[],
  options: TimeAverageOptions,
): TimeAveragedScore {
  if (!Array.isArray(scores)) throw new OptionError('scores', scores, 'an array of { day, score }')
  const from = dayOf('from', options?.from)
  const to = dayOf('to', options?.to)
  if (to < from) throw new OptionError('to', options.to, `a day that is not before from, ${options.from}`)
  const dated = scores
    .map((entry: DatedScore, index) => {
      const score: unknown = entry?.score
      if (typeof score !== 'number' || Number.isNaN(score))
        throw new OptionError(`scores[${index}].score`, score, 'a number')
      return { index, day: dayOf(`scores[${index}].day`, entry.day), score }
    })
    .sort((a, b) => a.day - b.day)
  let covered = 0
  let sum = 0
  dated.forEach(({ index, day, score }, i) => {
    const next = dated[i + 1]
    if (next?.day === day)
      throw new OptionError(
        `scores[${next.index}].day`,
        scores[next.index]?.day,
        `one score a day; scores[${index}] is of that day too`,
      )
    const days = Math.min(next?.day ?? to + 1, to + 1) - Math.max(day, from)
    if (days <= 0) return
    covered += days
    sum += days * score
  })
  const days = to - from + 1
  return { score: covered === 0 ? null : sum / covered, coverage: covered / days, covered, days }
}

function dayOf(option: string, text: unknown): number {
  const day = typeof text === 'string' ? parseDay(text) : undefined
  if (day === undefined)
    throw new OptionError(option, text, `a day${typeof text === 'string' ? `; ${dayAdvice(text)}` : ''}`)
  return day
}
