import { formatDay } from '../../checking/day.ts'
import { OptionError } from '../../checking/optionError.ts'
import { isRecord } from '../../checking/record.ts'
import { didYouMean } from '../../checking/suggestion.ts'
import type { EventInput } from '../../events/row.ts'
import { type TimelineDay, timeline } from '../../replay/timeline.ts'
import type { Known, ScenarioIds } from '../../scenario/literal.ts'
import type { Model } from '../../scenario/model.ts'
import { modelOf, type Scenario } from '../../scenario/scenario.ts'
import { outcomeProbabilities } from '../scores/outcomeProbabilities.ts'
import type { Backtest, BacktestDay } from './backtestResult.ts'
import { linkQuotes } from './linkQuotes.ts'
import { type BacktestQuestion, openQuestions } from './question.ts'
import { questionScores } from './questionScores.ts'
import type { QuoteInput } from './quote.ts'
import { resolutionOf, resolvedOf } from './resolution.ts'
import { type MeanScores, meanScores, ofEveryScore, scores, skillsOf } from './scores.ts'

/** What came true, and what the replay is compared with. */
export interface BacktestOptions<Ids extends ScenarioIds = ScenarioIds> {
  /** The outcome that came true, or `void` where the question lapsed; default: that of the document's `resolution`. */
  readonly outcome?: Ids['outcome'] | 'void'
  /** The day on which it came true, after the origin; default: that of the document's `resolution`. */
  readonly date?: string
  /** Questions of yes or no with a day, as markets pose them. */
  readonly questions?: readonly BacktestQuestion<Ids['branch'] | Ids['outcome']>[]
  /** Dated probabilities of other forecasters. The questions that they answer are scored too. */
  readonly quotes?: readonly QuoteInput[]
  /** How often each outcome comes true in cases like this one: probabilities that sum to 1. */
  readonly baseRate?: { readonly [Id in Ids['outcome']]: number }
}

/**
 * Replays a finished question and scores the forecast of every day, from the origin to the day before the answer.
 *
 * Use it to see how good the forecasts of a scenario were. The results stand beside those of the prior alone, of a base
 * rate, and of other forecasters (`quotes`) on the days for which they gave a probability. A row of the log counts from
 * the day on which it was reported, so that each day is scored on what was known then. If none of the listed outcomes came
 * true, the outcome is that of the residual leaf.
 *
 * @param scenario the scenario as it was written then; if it is changed afterwards, the score is one of hindsight.
 * @param log rows from `defineEvents` or `readEvents`, or plain rows. Give all rows: each day uses those known by then.
 * @param options `outcome`, `date` (by default those of the document's `resolution`), `questions`, `quotes`, `baseRate`.
 * @returns scores of every day, their means, and those of every question; `{ void: true }` for a question that lapsed.
 * @throws OptionError for an outcome or ids that the scenario does not have, a day outside (origin, horizon], a question
 *   that the outcome does not decide or that is given twice, or where neither options nor document say what came true;
 *   EventError and ImpossibleEvidence as `update` does; QuoteError for wrong quotes.
 * @example
 * const result = backtest(scenario, log, { outcome: 'forced', date: '2030-05-01' })
 * result.void ? [] : [result.model.brier < result.prior.brier, result.days.length] // [false, 61]
 *
 * Source: the scores are those of `brierScore` and `logScore`; averages over days follow Metaculus.
 */
export function backtest<Ids extends ScenarioIds, Named extends string = never>(
  scenario: Scenario<Ids>,
  log: readonly EventInput<Known<Ids['signal'], Named>>[],
  options: BacktestOptions<Ids> = {},
): Backtest<Ids> {
  const model = modelOf(scenario)
  const { title } = scenario
  const { outcome, date } = resolutionOf(model, options)
  if (outcome === 'void') return { title, void: true, outcome }
  const resolved = resolvedOf(model, outcome, date)
  const questions = openQuestions(model, options.questions ?? [], resolved)
  const quoted = linkQuotes(model, options.quotes ?? [], resolved, questions)
  const replay = timeline<Ids, Named>(scenario, log, { days: 'all', to: formatDay(resolved.day - 1) })
  const constant = (probabilities: Readonly<Record<string, number>>): MeanScores =>
    ofEveryScore((name) => scores[name].of(probabilities, outcome))
  const days = replay.map(({ asOf, forecast }): BacktestDay<Ids> => {
    const probability: Readonly<Record<string, number>> = outcomeProbabilities(forecast)
    return { asOf, probability: probability as BacktestDay<Ids>['probability'], ...constant(probability) }
  })
  const mean = meanScores(days)
  const prior = constant(priorOf(replay))
  const baseRate = options.baseRate === undefined ? null : constant(checkedBase(model, options.baseRate))
  return {
    title,
    void: false,
    outcome,
    date: formatDay(resolved.day),
    from: formatDay(model.origin),
    to: formatDay(resolved.day - 1),
    days,
    model: mean,
    prior,
    baseRate,
    skill: { prior: skillsOf(mean, prior), baseRate: baseRate && skillsOf(mean, baseRate) },
    questions: quoted.map(({ question, forecasters }) =>
      questionScores(
        question,
        model.origin,
        replay.map(({ forecast }) => forecast),
        forecasters,
      ),
    ),
  }
}

function priorOf(replay: readonly TimelineDay[]): Readonly<Record<string, number>> {
  const outcomes = Object.entries(replay[0]?.forecast.outcomes ?? {})
  return Object.fromEntries(outcomes.map(([id, { prior }]) => [id, prior]))
}

/** Checks a base rate. It must name every outcome, so that none is 0 by oversight. */
function checkedBase(
  { tree }: Model,
  baseRate: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  if (!isRecord(baseRate))
    throw new OptionError('baseRate', baseRate, 'probabilities by outcome id, which sum to 1')
  for (const id of tree.outcomeIds)
    if (!Object.hasOwn(baseRate, id))
      throw new OptionError(`baseRate.${id}`, undefined, 'a probability for every outcome, in [0, 1]')
  for (const id of Object.keys(baseRate))
    if (!tree.outcomeOfId.has(id))
      throw new OptionError('baseRate', id, `outcomes of the scenario${didYouMean(id, tree.outcomeIds)}`)
  return baseRate
}
