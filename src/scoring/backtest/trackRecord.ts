import { OptionError, wholeNumber } from '../../checking/optionError.ts'
import type { Warning } from '../../checking/problem.ts'
import { isRecord } from '../../checking/record.ts'
import type { EventInput } from '../../events/row.ts'
import { modelOf, type Scenario } from '../../scenario/scenario.ts'
import { backtest } from './backtest.ts'
import type { Backtest, ScoredBacktest } from './backtestResult.ts'
import { calibrationAt, type Lead, type LeadCalibration } from './leadCalibration.ts'
import { recordWarnings } from './recordWarnings.ts'
import { type MeanScores, meanScores, ofEveryScore, type Skills, skillsOf } from './scores.ts'

/** A question that was forecast: its scenario, whose document says how it ended, and its log. */
export interface TrackedCase {
  /** Its name in tables. */
  readonly name: string
  /** The scenario as it was written then, with its `resolution`. */
  readonly scenario: Scenario
  /** Its event log. */
  readonly log: readonly EventInput[]
}

/** How calibration is computed. */
export interface TrackRecordOptions {
  /** When calibration is measured: days before the answer, or `origin`; default 1, 30, 90 and `origin`. */
  readonly leads?: readonly Lead[]
  /** Bins of equal width of the reliability diagrams; default 5. */
  readonly bins?: number
}

/** One question of the record. */
export interface TrackedQuestion {
  /** The name that was given. */
  readonly name: string
  /** The title of the scenario. */
  readonly title: string
  /** The outcome that came true. */
  readonly outcome: string
  /** The day on which it came true. */
  readonly date: string
  /** The number of days that were scored. */
  readonly days: number
  /** The mean scores over the days. */
  readonly model: MeanScores
  /** The scores of the prior, as a forecast that was never updated. */
  readonly prior: MeanScores
}

/** How good a forecaster of several questions was. */
export interface TrackRecord {
  /** The questions that were answered, in the order given. */
  readonly questions: readonly TrackedQuestion[]
  /** The names of questions without a resolution. */
  readonly open: readonly string[]
  /** The names of questions that lapsed. */
  readonly void: readonly string[]
  /** The mean scores over questions, each of which counts once; null where none was answered. */
  readonly model: MeanScores | null
  /** The standard error of `model` over questions, sd/√n; null with fewer than two. */
  readonly standardError: MeanScores | null
  /** The mean scores of the priors; null where none was answered. */
  readonly prior: MeanScores | null
  /** The skill of `model` against `prior`; null where none was answered. */
  readonly skill: Skills | null
  /** Calibration at each lead. */
  readonly calibration: readonly LeadCalibration[]
  /** Warnings about numbers that rest on too few questions or forecasts. */
  readonly warnings: readonly Warning[]
}

/**
 * Scores several questions as one record, in which every question counts once, however long it was open.
 *
 * Use it to judge a forecaster rather than a forecast: mean scores with their standard errors, the skill against the
 * priors, and whether what was called 20% came true in 20% of cases. One question cannot tell a good forecaster from a bad
 * one, and ten hardly can; the warnings say which numbers rest on too little.
 *
 * @param cases each with the `resolution` in its document; those without one are listed as open.
 * @param options `leads`, `bins`.
 * @returns questions, means, standard errors, calibration by lead, warnings.
 * @throws OptionError for wrong options or a resolution that does not fit its scenario; EventError and ImpossibleEvidence
 *   as `update` does.
 * @example
 * trackRecord([{ name: 'harbour', scenario, log }]).open // ['harbour']
 *
 * Source: `brierDecomposition` for calibration; the standard error is that of a mean over independent questions.
 */
export function trackRecord(cases: readonly TrackedCase[], options: TrackRecordOptions = {}): TrackRecord {
  if (!Array.isArray(cases)) throw new OptionError('cases', cases, 'an array of { name, scenario, log }')
  const { leads = [1, 30, 90, 'origin'], bins = 5 } = options
  if (!Array.isArray(leads)) throw new OptionError('leads', leads, 'an array of days before the answer')
  for (const [i, lead] of leads.entries()) if (lead !== 'origin') wholeNumber(`leads[${i}]`, lead, 1, 1e6)
  const open: string[] = []
  const lapsed: string[] = []
  const scored: { readonly name: string; readonly result: ScoredBacktest }[] = []
  for (const [i, tracked] of cases.entries()) {
    const given: unknown = tracked
    if (!isRecord(given)) throw new OptionError(`cases[${i}]`, tracked, 'an object { name, scenario, log }')
    const { name, scenario } = tracked
    modelOf(scenario)
    if (scenario.document.resolution?.outcome === undefined) open.push(name)
    else {
      const result = scoredCase(`cases[${i}]`, tracked)
      if (result.void) lapsed.push(name)
      else scored.push({ name, result })
    }
  }
  const models = scored.map(({ result }) => result.model)
  const priors = scored.map(({ result }) => result.prior)
  const model = models.length > 0 ? meanScores(models) : null
  const prior = priors.length > 0 ? meanScores(priors) : null
  const calibration = leads.map((lead) => calibrationAt(lead, bins, scored))
  const standardError = errorOf(models)
  return {
    questions: scored.map(({ name, result: { title, outcome, date, days, ...result } }) => ({
      ...{ name, title, outcome, date, days: days.length, model: result.model, prior: result.prior },
    })),
    open,
    void: lapsed,
    model,
    standardError,
    prior,
    skill: model && prior && skillsOf(model, prior),
    calibration,
    warnings: recordWarnings(models.length, standardError, calibration),
  }
}

/** Scores one case. An error about its resolution names the case. */
function scoredCase(option: string, { scenario, log }: TrackedCase): Backtest {
  try {
    return backtest(scenario, log)
  } catch (error) {
    if (!(error instanceof OptionError)) throw error
    throw new OptionError(
      `${option}.scenario.document.resolution.${error.option}`,
      error.received,
      error.expected,
    )
  }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function errorOf(scores: readonly MeanScores[]): MeanScores | null {
  const n = scores.length
  if (n < 2) return null
  const error = (values: readonly number[]): number => {
    if (!values.every(Number.isFinite)) return Infinity
    const mean = meanOf(values)
    const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0)
    return Math.sqrt(squares / (n - 1) / n)
  }
  return ofEveryScore((name) => error(scores.map(({ [name]: score }) => score)))
}
