import { brierScore } from '../scores/brierScore.ts'
import { logScore } from '../scores/logScore.ts'
import { skillScore } from '../scores/skillScore.ts'

/** Two scores of the same forecasts, each a mean over days; lower is better. */
export interface MeanScores {
  /** Σ(p − o)² over all outcomes, 0 to 2; for a question of yes or no (p − o)², 0 to 1. */
  readonly brier: number
  /** −ln p of what came true, in nats; Infinity where p is 0. */
  readonly log: number
}

/** Two scores of the same forecasts of yes or no, each a mean over days; lower is better. */
export interface YesNoScores {
  /** (p − o)², 0 to 1. */
  readonly brier: number
  /** −ln of the probability of what happened, in nats; Infinity where it is 0. */
  readonly log: number
}

/** The skill against a reference: 1 − score / reference; null where the reference is perfect. */
export interface Skills {
  /** The skill by Brier scores. */
  readonly brier: number | null
  /** The skill by logarithmic scores. */
  readonly log: number | null
}

/** The key of a score in results. */
export type ScoreName = keyof MeanScores & keyof YesNoScores & keyof Skills

/** A proper score of a forecast (lower is better, 0 is perfect), and how reports show it. */
export interface Score {
  /** The heading of its column. */
  readonly heading: string
  /** Its range or unit, below a table. */
  readonly legend: string
  /** The same for a question of yes or no, where that differs. */
  readonly yesNoLegend?: string
  of(probabilities: Readonly<Record<string, number>>, outcome: string): number
  /** The score of the probabilities of no and of yes. */
  ofYesNo(probabilities: readonly number[], answer: number): number
}

/** Every score of backtests, track records and their reports, in the order of their columns. */
export const scores: { readonly [Name in ScoreName]: Score } = {
  brier: {
    heading: 'Brier',
    legend: 'Brier over all outcomes, 0 to 2',
    yesNoLegend: 'Brier for yes or no, 0 to 1',
    of: (probabilities, outcome) => brierScore(probabilities, outcome),
    ofYesNo: (probabilities, answer) => brierScore(probabilities, answer, { scale: 'half' }),
  },
  log: {
    heading: 'log',
    legend: 'log in nats',
    of: (probabilities, outcome) => logScore(probabilities, outcome),
    ofYesNo: (probabilities, answer) => logScore(probabilities, answer),
  },
}

/** The names of the scores, in the order of the table. */
export const scoreNames = /* @__PURE__ */ Object.keys(scores) as readonly ScoreName[]

/** Applies a function to every score; the results are keyed by name. */
export function ofEveryScore<T>(of: (name: ScoreName) => T): { readonly [Name in ScoreName]: T } {
  return Object.fromEntries(scoreNames.map((name) => [name, of(name)])) as { [Name in ScoreName]: T }
}

/** The mean of scores, by name. */
export function meanScores(all: readonly MeanScores[]): MeanScores {
  return ofEveryScore((name) => all.reduce((sum, { [name]: score }) => sum + score, 0) / all.length)
}

/** The skills of scores against those of a reference. */
export function skillsOf(forecast: MeanScores, reference: MeanScores): Skills {
  return ofEveryScore((name) => skillScore(forecast[name], reference[name]))
}
