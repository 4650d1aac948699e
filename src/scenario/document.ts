import type { DistributionSpec } from '../distribution/distribution.ts'

/**
 * A number that is certain or uncertain. An uncertain one is a distribution (`"5 to 20"`, `{ beta: { alpha: 2, beta: 5 } }`)
 * or an expression in the scenario's parameters (`"0.1 + 0.5*pressure"`).
 */
export type QuantityDocument = number | DistributionSpec

/** The keys for people that nearly every object of a document takes. */
interface Annotated {
  /** Shown in tables and charts; default the id. */
  readonly title?: string
  /** The reasoning behind it, for people. */
  readonly note?: string
  /** Where the numbers come from. */
  readonly source?: string
}

/** The keys that the root and every branch take: settings that hold below, and a split over branches. */
export interface NodeDocument extends Annotated {
  /** The question that the branches answer. */
  readonly question?: string
  /** How sure the split is, as a number of cases above 0: shares ~ Dirichlet(concentration · shares). */
  readonly concentration?: number
  /** Cases added to each `count`; default ½ (Jeffreys). */
  readonly smoothing?: number
  /** Days from origin until it comes true, given that it does; `horizon` cancels an inherited timing. */
  readonly timing?: DistributionSpec
  /** The values of impacts, by impact id. In their expressions `days` is the number of days until it comes true. */
  readonly impacts?: Readonly<Record<string, QuantityDocument>>
  /** The branches it splits into, by id, in the order of tables and charts; absent on a leaf. */
  readonly branches?: Readonly<Record<string, BranchDocument>>
}

/** A branch of the scenario tree: one possible answer, with its share in exactly one of three forms. */
export interface BranchDocument extends NodeDocument {
  /** Its probability given the parent, in [0, 1]; at most one sibling says `rest`. */
  readonly p?: QuantityDocument
  /** Its weight ≥ 0, relative to the weights of its siblings. */
  readonly weight?: QuantityDocument
  /** Observed cases, an integer ≥ 0. */
  readonly count?: number
  /** The outcome that a leaf leads to; default its own id. */
  readonly outcome?: string
  /** Whether this leaf stands for everything that is not listed. */
  readonly residual?: boolean
}

/** One value for each named branch or outcome id; `otherwise` is for the other leaves. */
export type TableDocument = Readonly<Record<string, QuantityDocument>>

/** A kind of observation and how likely it is under each leaf, in exactly one of four forms. */
export interface SignalDocument extends Annotated {
  /** P(seen | leaf) for one look, in [0, 1]. */
  readonly likelihood?: TableDocument
  /** Likelihood ratio ≥ 0 against the leaves not named. */
  readonly ratio?: TableDocument
  /** Weight of evidence: 10·log10 of the likelihood ratio. */
  readonly decibans?: TableDocument
  /** Expected number of events in `per` days, above 0. Days without an event are evidence too. */
  readonly rate?: TableDocument
  /** Days that a rate is stated for; default 30. */
  readonly per?: number
  /** Days after which an event of the signal weighs half. */
  readonly halfLife?: number
  /** The cluster of dependent signals it belongs to. */
  readonly cluster?: string
}

/** An uncertain quantity that expressions can name. */
export interface ParameterDocument extends Annotated {
  /** What is believed about it before the evidence. */
  readonly distribution: DistributionSpec
}

/** The title and notes of an outcome. */
export interface OutcomeDocument extends Annotated {}

/** A quantity that depends on the outcome: a price, a flow, a number of people. */
export interface ImpactDocument extends Annotated {
  /** The unit of its values, for people. */
  readonly unit?: string
  /** The value where no branch sets one. */
  readonly default?: QuantityDocument
}

/** A group of dependent signals, which together count for less than independent ones. */
export interface ClusterDocument extends Annotated {
  /** In [0, 1]: at 0 its signals are independent, at 1 they repeat one another. */
  readonly correlation: number
}

/** How the question is resolved, and its answer once known. Scores read it; a forecast does not. */
export interface ResolutionDocument extends Annotated {
  /** What resolves the question, and who decides. */
  readonly criteria?: string
  /** The outcome that came true, once known; `void` when the question lapsed. */
  readonly outcome?: string
  /** The day on which it came true. */
  readonly date?: string
}

/** The whole scenario, as written in YAML, JSON or a literal. */
export interface ScenarioDocument {
  /** The version of this format. */
  readonly forkcast: 1
  /** The question, in a sentence. */
  readonly title: string
  /** The reasoning behind it, for people. */
  readonly note?: string
  /** Where the numbers come from; it holds for every prior without a source of its own. */
  readonly source?: string
  /** The day at whose end the prior holds. */
  readonly origin: string
  /** The day at whose end the question closes. */
  readonly horizon: string
  /** True when the leaves cover everything that can happen. */
  readonly exhaustive?: boolean
  /** Uncertain quantities, by the name that expressions use. */
  readonly parameters?: Readonly<Record<string, ParameterDocument>>
  /** The root of the scenario tree. */
  readonly tree: NodeDocument
  /** Titles of outcomes, by id. Such a title overrides that of the leaves, and serves an outcome of several leaves. */
  readonly outcomes?: Readonly<Record<string, OutcomeDocument>>
  /** Kinds of observation, by the id that rows of the log name. */
  readonly signals?: Readonly<Record<string, SignalDocument>>
  /** Clusters of dependent signals, by id. */
  readonly clusters?: Readonly<Record<string, ClusterDocument>>
  /** Replaces the credence of Admiralty grades A–E and 1–5. */
  readonly grades?: Readonly<Record<string, number>>
  /** Quantities that depend on the outcome, by id. */
  readonly impacts?: Readonly<Record<string, ImpactDocument>>
  /** How the question is resolved. */
  readonly resolution?: ResolutionDocument
}
