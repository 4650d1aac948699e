import type { EventInput } from '../events/row.ts'
import { OptionError, wholeNumber } from '../scenario/optionError.ts'
import type { Warning } from '../scenario/problem.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { backtest } from './backtest.ts'
import type { MeanScores, ScoredBacktest, Skills } from './backtestResult.ts'
import { type BrierDecomposition, brierDecomposition } from './brierDecomposition.ts'
import type { ForecastPair } from './pairs.ts'
import { type ReliabilityBin, reliabilityDiagram } from './reliabilityDiagram.ts'
import { skillScore } from './skillScore.ts'

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
  /** Days before the answer at which calibration is looked at; default 1, 30 and 90. */
  readonly leads?: readonly number[]
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

/** Calibration so many days before the answer, over all outcomes of all questions that were open then. */
export interface LeadCalibration {
  /** Days before the answer. */
  readonly lead: number
  /** Questions that had a forecast then. */
  readonly questions: number
  /** Forecasts of an outcome, one for each outcome of each question. */
  readonly forecasts: number
  /** The bins; null where there are no forecasts. */
  readonly reliability: readonly ReliabilityBin[] | null
  /** Reliability − resolution + uncertainty and the terms within bins; null where there are no forecasts. */
  readonly decomposition: BrierDecomposition | null
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

/** Below so many questions a mean is told with a warning: its standard error is itself uncertain by an eighth. */
const enoughQuestions = 30
/** Forecasts in a bin, below which its frequency is anecdote: the interval is wider than half of [0, 1]. */
const enoughInBin = 5

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
  const { leads = [1, 30, 90], bins = 5 } = options
  if (!Array.isArray(leads)) throw new OptionError('leads', leads, 'an array of days before the answer')
  for (const [i, lead] of leads.entries()) wholeNumber(`leads[${i}]`, lead, 1, 1e6)
  const open: string[] = []
  const lapsed: string[] = []
  const scored: { readonly name: string; readonly result: ScoredBacktest }[] = []
  for (const { name, scenario, log } of cases) {
    if (scenario.document.resolution?.outcome === undefined) open.push(name)
    else {
      const result = backtest(scenario, log)
      if (result.void) lapsed.push(name)
      else scored.push({ name, result })
    }
  }
  const models = scored.map(({ result }) => result.model)
  const priors = scored.map(({ result }) => result.prior)
  const model = meanScores(models)
  const prior = meanScores(priors)
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
    skill: model &&
      prior && {
        brier: skillScore(model.brier, prior.brier),
        log: skillScore(model.log, prior.log),
      },
    calibration,
    warnings: warningsOf(models.length, standardError, calibration),
  }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function meanScores(scores: readonly MeanScores[]): MeanScores | null {
  if (scores.length === 0) return null
  return { brier: meanOf(scores.map(({ brier }) => brier)), log: meanOf(scores.map(({ log }) => log)) }
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
  return { brier: error(scores.map(({ brier }) => brier)), log: error(scores.map(({ log }) => log)) }
}

function calibrationAt(
  lead: number,
  bins: number,
  scored: readonly { readonly result: ScoredBacktest }[],
): LeadCalibration {
  const asked = scored.flatMap(({ result: { days, outcome } }) => {
    const day = days[days.length - lead]
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

function warningsOf(
  n: number,
  error: MeanScores | null,
  calibration: readonly LeadCalibration[],
): readonly Warning[] {
  const warnings: Warning[] = []
  if (n < enoughQuestions) {
    const so =
      error && Number.isFinite(error.brier)
        ? `the standard error of the mean Brier score is ${error.brier.toFixed(3)}, so that a difference below ${(2 * error.brier).toFixed(3)} may be chance`
        : 'no standard error can be had'
    warnings.push({
      code: 'few-questions',
      message: `${n} answered ${n === 1 ? 'question' : 'questions'}: ${so}`,
    })
  }
  for (const { lead, reliability } of calibration) {
    const filled = (reliability ?? []).filter(({ count }) => count > 0)
    const thin = filled.filter(({ count }) => count < enoughInBin)
    if (thin.length > 0)
      warnings.push({
        code: 'thin-bins',
        message: `${lead} ${lead === 1 ? 'day' : 'days'} before the answer, ${thin.length} of ${filled.length} bins with forecasts hold fewer than ${enoughInBin}: their frequencies are anecdotes`,
      })
  }
  return warnings
}
