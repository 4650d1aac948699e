import type { ScenarioIds } from '../../scenario/literal.ts'
import type { QuestionScores } from './questionScores.ts'
import type { MeanScores, Skills } from './scores.ts'

/** One day of the replay. */
export interface BacktestDay<Ids extends ScenarioIds = ScenarioIds> extends MeanScores {
  /** The day at whose end the forecast was made, from what was known then. */
  readonly asOf: string
  /** By outcome. */
  readonly probability: { readonly [Id in Ids['outcome']]: number }
}

/** A replay that was scored. */
export interface ScoredBacktest<Ids extends ScenarioIds = ScenarioIds> {
  /** The question. */
  readonly title: string
  /** False: there is something to score. */
  readonly void: false
  /** What came true. */
  readonly outcome: Ids['outcome']
  /** When. */
  readonly date: string
  /** The first day that is scored, the origin. */
  readonly from: string
  /** The last, the day before it came true. */
  readonly to: string
  /** Every day from the first to the last. */
  readonly days: readonly BacktestDay<Ids>[]
  /** The mean over the days. */
  readonly model: MeanScores
  /** What the prior would have scored, had it never been updated. */
  readonly prior: MeanScores
  /** What the base rate would have scored; null where none was given. */
  readonly baseRate: MeanScores | null
  /** Against the prior and the base rate. */
  readonly skill: {
    /** Above 0 where the evidence helped. */
    readonly prior: Skills
    /** Null where no base rate was given. */
    readonly baseRate: Skills | null
  }
  /** Questions of yes or no: those given, then those of the quotes. */
  readonly questions: readonly QuestionScores<Ids['branch'] | Ids['outcome']>[]
}

/** A question that lapsed: nothing is scored. */
export interface VoidBacktest {
  /** The question. */
  readonly title: string
  /** True: there is nothing to score. */
  readonly void: true
  /** That it lapsed. */
  readonly outcome: 'void'
}

/** What a replay was worth, or that the question lapsed. */
export type Backtest<Ids extends ScenarioIds = ScenarioIds> = ScoredBacktest<Ids> | VoidBacktest
