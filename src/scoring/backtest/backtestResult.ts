import type { ScenarioIds } from '../../scenario/literal.ts'
import type { QuestionScores } from './questionScores.ts'
import type { MeanScores, Skills } from './scores.ts'

/** One day of the replay. */
export interface BacktestDay<Ids extends ScenarioIds = ScenarioIds> extends MeanScores {
  /** The day at whose end the forecast was made, from what was known then. */
  readonly asOf: string
  /** The forecast of that day, by outcome id. */
  readonly probability: { readonly [Id in Ids['outcome']]: number }
}

/** The scores of a replay. */
export interface ScoredBacktest<Ids extends ScenarioIds = ScenarioIds> {
  /** The title of the scenario. */
  readonly title: string
  /** False: the question has an answer. */
  readonly void: false
  /** The outcome that came true. */
  readonly outcome: Ids['outcome']
  /** The day on which it came true. */
  readonly date: string
  /** The first day that is scored, the origin. */
  readonly from: string
  /** The last day that is scored: the day before it came true. */
  readonly to: string
  /** Every day from the first to the last. */
  readonly days: readonly BacktestDay<Ids>[]
  /** The mean scores over the days. */
  readonly model: MeanScores
  /** The scores of the prior, as a forecast that was never updated. */
  readonly prior: MeanScores
  /** The scores of the base rate; null where none was given. */
  readonly baseRate: MeanScores | null
  /** The skill of the replay against the prior and the base rate. */
  readonly skill: {
    /** Above 0 where the evidence improved the forecast. */
    readonly prior: Skills
    /** Null where no base rate was given. */
    readonly baseRate: Skills | null
  }
  /** The questions of yes or no: those of the options, then those of the quotes. */
  readonly questions: readonly QuestionScores<Ids['branch'] | Ids['outcome']>[]
}

/** A question that lapsed: nothing is scored. */
export interface VoidBacktest {
  /** The title of the scenario. */
  readonly title: string
  /** True: there is nothing to score. */
  readonly void: true
  /** The mark of a question that lapsed. */
  readonly outcome: 'void'
}

/** The scores of a replay, or that the question lapsed. */
export type Backtest<Ids extends ScenarioIds = ScenarioIds> = ScoredBacktest<Ids> | VoidBacktest
