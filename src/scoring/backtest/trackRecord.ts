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
  /** What tables call it. */
  readonly name: string
  /** The scenario as it was written then, with its `resolution`. */
  readonly scenario: Scenario
  /** Its log. */
  readonly log: readonly EventInput[]
}

/** How a record is looked at. */
export interface TrackRecordOptions {
  /** Where calibration is looked at: days before the answer, or `origin`; default 1, 30, 90 and `origin`. */
  readonly leads?: readonly Lead[]
  /** Bins of equal width of the reliability diagrams; default 5. */
  readonly bins?: number
}

/** One question of the record. */
export interface TrackedQuestion {
  /** As it was given. */
  readonly name: string
  /** The question. */
  readonly title: string
  /** What came true. */
  readonly outcome: string
  /** When. */
  readonly date: string
  /** Days that were scored. */
  readonly days: number
  /** The mean over the days. */
  readonly model: MeanScores
  /** What the prior would have scored. */
  readonly prior: MeanScores
}

/** How good a forecaster of several questions was. */
export interface TrackRecord {
  /** Those that were answered, in the order given. */
  readonly questions: readonly TrackedQuestion[]
  /** Names of those without a resolution yet. */
  readonly open: readonly string[]
  /** Names of those that lapsed. */
  readonly void: readonly string[]
  /** The mean over questions, each counting once; null where none was answered. */
  readonly model: MeanScores | null
  /** Its standard error over questions, sd/√n; null with fewer than two. */
  readonly standardError: MeanScores | null
  /** What the priors would have scored. */
  readonly prior: MeanScores | null
  /** Against the priors. */
  readonly skill: Skills | null
  /** By days before the answer. */
  readonly calibration: readonly LeadCalibration[]
  /** What the numbers cannot bear. */
  readonly warnings: readonly Warning[]
}

/**
 * Several questions scored as one record: every question counts once, however long it was open.
 *
 * For forecasters who keep their scenarios: the mean scores with their standard errors, the skill over the priors, and
 * whether 20% meant 20%. One case cannot tell a good forecaster from a bad one, and ten hardly can: the warnings say how
 * far the numbers carry.
 *
 * @param cases each with the `resolution` in its document; those without one are listed as open.
 * @param options `leads`, `bins`.
 * @returns questions, means, standard errors, calibration by lead, warnings.
 * @throws OptionError for wrong options or a resolution that does not fit its scenario; EventError and ImpossibleEvidence
 *   as `update` does.
 * @example
 * trackRecord([{ name: 'harbour', scenario, log }]).open // ['harbour']
 *
 * Source: the decomposition of `brierDecomposition`; the standard error of a mean over independent questions.
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

/** A resolution that does not fit is told with the case whose it is. */
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
    if (!values.every(Number.isFinite)) return Number.POSITIVE_INFINITY
    const mean = meanOf(values)
    const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0)
    return Math.sqrt(squares / (n - 1) / n)
  }
  return ofEveryScore((name) => error(scores.map(({ [name]: score }) => score)))
}
