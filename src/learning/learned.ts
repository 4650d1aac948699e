import type { Warning } from '../checking/problem.ts'
import type { QuantityDocument } from '../scenario/document.ts'
import type { ScenarioIds } from '../scenario/literal.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { LearnableForm } from '../scenario/signalForms.ts'
import type { PartialTable } from '../scenario/table.ts'
import type { Estimate } from './estimate.ts'

/** What cases make of a scenario, the old numbers and the new side by side. */
export interface Learned<Ids extends ScenarioIds = ScenarioIds> {
  /** How many cases there are. */
  readonly cases: number
  /** Their weights, summed. */
  readonly weight: number
  /** Every split of the tree, in document order. */
  readonly splits: readonly LearnedSplit<Ids['branch']>[]
  /** Every signal with a likelihood or a rate, in document order. */
  readonly signals: readonly LearnedSignal<Ids>[]
  /**
   * The log probability of all that was counted under the scenario as it was; null where part of it cannot be worked
   * out. It compares two scenarios for the same cases, where neither leaves any of them uncounted.
   */
  readonly logMarginalLikelihood: number | null
  /** What was not learned, and why. */
  readonly notices: readonly Warning[]
  /** The scenario with the new numbers in it. */
  readonly scenario: Scenario<Ids>
}

/** How a number is believed in: only `beta`, `gamma` and `dirichlet` can learn. */
export type LearnedForm = 'dirichlet' | 'beta' | 'gamma' | 'certain' | 'not-conjugate'

/** A split before and after. */
export interface LearnedSplit<Branch extends string = string> {
  /** The id of the branch that splits; null for the root. */
  readonly branch: Branch | null
  /** Its question, title or id. */
  readonly title: string
  /** `dirichlet`, `beta`, `certain` or `not-conjugate`. */
  readonly form: LearnedForm
  /** By branch id. */
  readonly branches: PartialTable<Branch, LearnedShare>
  /** Names of the cases that may have come to this split, and of which it is not known where they went. */
  readonly uncounted: readonly string[]
  /** Of the cases counted here; null where it cannot be worked out. */
  readonly logMarginalLikelihood: number | null
}

/** The share of a branch, before and after. */
export interface LearnedShare {
  /** For people. */
  readonly title: string
  /** Cases that went here, by weight. */
  readonly cases: number
  /** The number of cases that the share stood for before, prior cases included; null where it stood for none. */
  readonly casesBefore: number | null
  /** The same with the cases counted in. */
  readonly casesAfter: number | null
  /** The share given the parent, before. */
  readonly before: Estimate
  /** And after. */
  readonly after: Estimate
}

/** A signal's table before and after. */
export interface LearnedSignal<Ids extends ScenarioIds = ScenarioIds> {
  /** Its id. */
  readonly signal: Ids['signal']
  /** For people. */
  readonly title: string
  /** Whether its numbers are probabilities of being seen in one look, or rates. */
  readonly form: LearnableForm
  /** Days that a rate is stated for; null for a likelihood. */
  readonly per: number | null
  /** By key of its table: a branch id, an outcome id or `otherwise`; without those that no leaf takes a value from. */
  readonly targets: PartialTable<Ids['branch'] | Ids['outcome'] | 'otherwise', LearnedTarget>
  /** Names of the cases that name the signal, and of which it is not known which number is theirs. */
  readonly uncounted: readonly string[]
}

/** A likelihood or rate, before and after. */
export interface LearnedTarget {
  /** `beta`, `gamma`, `certain` or `not-conjugate`. */
  readonly form: LearnedForm
  /** Looks that saw it, or occurrences, by weight. */
  readonly seen: number
  /** Looks that did not; null for a rate. */
  readonly absent: number | null
  /** Days watched, by weight; null for a likelihood. */
  readonly days: number | null
  /** As it was. */
  readonly before: Estimate
  /** As it is in the new document. */
  readonly after: Estimate
  /** As the document wrote it. */
  readonly writtenBefore: QuantityDocument
  /** As the new document writes it. */
  readonly writtenAfter: QuantityDocument
  /** Of what was counted here; null where it cannot be worked out. */
  readonly logMarginalLikelihood: number | null
}
