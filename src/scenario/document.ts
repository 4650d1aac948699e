import type { DistributionSpec } from '../distribution/distribution.ts'

/**
 * A number, or a number that nobody knows: a distribution (`"5 to 20"`, `{ beta: { alpha: 2, beta: 5 } }`)
 * or an expression in the scenario's parameters (`"0.1 + 0.5*pressure"`).
 */
export type QuantityDocument = number | DistributionSpec

/** What nearly every object of a document can say for people. */
interface Annotated {
  /** Shown in tables and charts; default the id. */
  readonly title?: string
  /** For people: what it rests on, what was weighed. */
  readonly note?: string
  /** Where the numbers come from. */
  readonly source?: string
}

/** What a node and the root have in common: settings that hold below, and a split over branches. */
export interface NodeDocument extends Annotated {
  /** The question that the branches answer. */
  readonly question?: string
  /** How sure the split is: shares ~ Dirichlet(concentration · shares). */
  readonly concentration?: number
  /** Cases added to each `count`; default ½ (Jeffreys). */
  readonly smoothing?: number
  /** Days from origin until it comes true, given that it does; `horizon` cancels an inherited one. */
  readonly timing?: DistributionSpec
  /** What it would mean, by impact id. In expressions here, `days` is the day it comes true. */
  readonly impacts?: Readonly<Record<string, QuantityDocument>>
  /** What it splits into, by branch id, in the order of every table and chart; none on a leaf. */
  readonly branches?: Readonly<Record<string, BranchDocument>>
}

/** A branch of the scenario tree: one possible answer, with its share in exactly one of three forms. */
export interface BranchDocument extends NodeDocument {
  /** Its probability given the parent, in [0, 1]; at most one sibling says `rest`. */
  readonly p?: QuantityDocument
  /** Its weight ≥ 0 beside its siblings'. */
  readonly weight?: QuantityDocument
  /** Observed cases, an integer ≥ 0. */
  readonly count?: number
  /** The outcome that a leaf leads to; default its own id. */
  readonly outcome?: string
  /** The leaf that stands for anything not listed. */
  readonly residual?: boolean
}

/** One value per branch or outcome id, and `otherwise` for the leaves not named. */
export type TableDocument = Readonly<Record<string, QuantityDocument>>

/** A kind of observation and how likely it is under each leaf, in exactly one of four forms. */
export interface SignalDocument extends Annotated {
  /** P(seen | leaf) for one look, in [0, 1]. */
  readonly likelihood?: TableDocument
  /** Likelihood ratio ≥ 0 against the leaves not named. */
  readonly ratio?: TableDocument
  /** Weight of evidence: 10·log10 of the likelihood ratio. */
  readonly decibans?: TableDocument
  /** Expected events per `per` days, > 0: its silence is evidence too. */
  readonly rate?: TableDocument
  /** Days that a rate is stated for; default 30. */
  readonly per?: number
  /** Days after which the signal weighs half. */
  readonly halfLife?: number
  /** The cluster of dependent signals it belongs to. */
  readonly cluster?: string
}

/** A quantity that nobody knows and that expressions can name. */
export interface ParameterDocument extends Annotated {
  /** What is believed about it before the evidence. */
  readonly distribution: DistributionSpec
}

/** What is to be said of an outcome, whichever leaves lead to it. */
export interface OutcomeDocument extends Annotated {}

/** Something that outcomes change: a price, a flow, a number of people. */
export interface ImpactDocument extends Annotated {
  /** What its values are counted in, for people. */
  readonly unit?: string
  /** The value where no branch sets one. */
  readonly default?: QuantityDocument
}

/** Signals that hang together, and so count for less than independent ones. */
export interface ClusterDocument extends Annotated {
  /** In [0, 1]: 0 is independent, 1 is the same thing said again. */
  readonly correlation: number
}

/** How the question is settled, and how it was, once it was; no forecast reads it. */
export interface ResolutionDocument extends Annotated {
  /** What settles the question, and who says so. */
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
  /** For people: what it rests on, what was weighed. */
  readonly note?: string
  /** Where the numbers come from: of every prior that has no source of its own. */
  readonly source?: string
  /** The day at whose end the prior holds. */
  readonly origin: string
  /** The day at whose end the question closes. */
  readonly horizon: string
  /** True when the leaves cover everything that can happen. */
  readonly exhaustive?: boolean
  /** Quantities that nobody knows, by the name that expressions use. */
  readonly parameters?: Readonly<Record<string, ParameterDocument>>
  /** The root of the scenario tree. */
  readonly tree: NodeDocument
  /** Titles of outcomes, by id: for one that several leaves share, and before the titles of the leaves. */
  readonly outcomes?: Readonly<Record<string, OutcomeDocument>>
  /** Kinds of observation, by the id that rows of the log name. */
  readonly signals?: Readonly<Record<string, SignalDocument>>
  /** Clusters of dependent signals, by id. */
  readonly clusters?: Readonly<Record<string, ClusterDocument>>
  /** Replaces the credence of Admiralty grades A–E and 1–5. */
  readonly grades?: Readonly<Record<string, number>>
  /** What outcomes change, by id. */
  readonly impacts?: Readonly<Record<string, ImpactDocument>>
  /** How the question is settled. */
  readonly resolution?: ResolutionDocument
}
