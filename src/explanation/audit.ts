import { ForkcastError } from '../checking/forkcastError.ts'
import type { Locate, Path, Problem } from '../checking/problem.ts'
import { formatPath, formatProblem } from '../checking/problem.ts'
import { collector } from '../checking/report.ts'
import { snapshot } from '../checking/snapshot.ts'
import type { Finding, Incoherence } from './finding.ts'
import { disagreeingFigures, unequalSums } from './incoherentSums.ts'
import { fallingHorizons, missedPosteriors } from './incoherentUpdates.ts'
import type { PublishedNumber } from './published.ts'
import { trackerFrom } from './tracker.ts'

interface Notes {
  /** For people. */
  readonly title?: string
  /** For people. */
  readonly note?: string
  /** Where it was published. */
  readonly source?: string
}

/** An outcome as published: any of its figures, and its parts. */
export interface PublishedOutcome extends Notes {
  /** `12%`, `0.12`, `1 in 8`, `<1%`, `>99%`. */
  readonly probability?: PublishedNumber
  /** Odds in favour: `3:1` is 75%. */
  readonly odds?: PublishedNumber
  /** Odds against, as bookmakers print them: `3/1` is 25%. */
  readonly against?: PublishedNumber
  /** What it is made up of. */
  readonly children?: Readonly<Record<string, PublishedNumber | PublishedOutcome>>
  /** False where the children are not all there is; default true. */
  readonly exhaustive?: boolean
}

/** An update as published. */
export interface PublishedUpdate extends Notes {
  /** Before the evidence. */
  readonly prior: PublishedNumber
  /** Bayes factors: `2.5`, `5:2`, `4 dB`. */
  readonly factors: readonly PublishedNumber[] | Readonly<Record<string, PublishedNumber>>
  /** After it, as published. */
  readonly posterior: PublishedNumber
}

/** Numbers that somebody published. */
export interface AuditDocument extends Notes {
  /** Probabilities of what excludes each other. */
  readonly outcomes?: Readonly<Record<string, PublishedNumber | PublishedOutcome>>
  /** False where the outcomes are not all there is; default true. */
  readonly exhaustive?: boolean
  /** Cumulative probabilities: by series, and there by day or number of days. */
  readonly horizons?: Readonly<Record<string, Readonly<Record<string, PublishedNumber>>>>
  /** Updates by Bayes factors, by name. */
  readonly factors?: Readonly<Record<string, PublishedUpdate>>
}

/** A document that cannot be audited, with every problem at once. */
export class AuditError extends ForkcastError {
  /** 'AuditError'. */
  override readonly name = 'AuditError'
  /** Of every such error. */
  readonly code = 'invalid-audit'
  /** Every problem, in the order of the document. */
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => formatProblem(problem)).join('\n'))
    this.problems = problems
  }
}

/**
 * Finds what cannot be right in numbers that people publish: outcomes that do not sum to 1, parents unequal to
 * their children, odds and percentages that disagree, cumulative probabilities that fall with a longer horizon,
 * Bayes factors that do not multiply to the stated posterior.
 *
 * For readers of forecasts, and for authors before they publish. Every figure stands for all numbers that round to
 * it; a finding is what no choice among them explains, so coherent numbers, rounded to however few digits, have none.
 *
 * @param document figures as numbers, or as text where their digits matter: `'12%'`, `'0.350'`, `'3:1'`.
 * @returns findings, each with its arithmetic, outcomes first, then horizons, then factors; empty where all of it
 *   can be right.
 * @throws AuditError with every problem, where a figure cannot be read.
 * @example
 * audit({ outcomes: { yes: '40%', no: '50%' } }).map(({ code, gap }) => [code, gap.toFixed(3)]) // [['sum-not-one', '0.090']]
 *
 * Source: coherence, B. de Finetti, Theory of Probability (1974), ch. 3.
 */
export function audit(document: AuditDocument): Finding[] {
  const { findings, problems } = auditOf(document)
  if (problems) throw new AuditError(problems)
  return findings
}

export type Audited =
  | { readonly findings: Finding[]; readonly problems?: undefined }
  | { readonly findings?: undefined; readonly problems: readonly Problem[] }

/** Audits a value of any kind: a literal, or what a reader found in a text, with its positions. */
export function auditOf(value: unknown, locate?: Locate): Audited {
  const { problems, report } = collector(locate)
  const tracker = trackerFrom(snapshot(value), report)
  if (problems.length > 0) return { problems }
  const found: Incoherence[] = [
    ...unequalSums(tracker.outcomes),
    ...disagreeingFigures(tracker.outcomes),
    ...tracker.horizons.flatMap(fallingHorizons),
    ...tracker.factors.flatMap(missedPosteriors),
  ]
  return {
    findings: found.map(({ at, ...finding }) => ({
      ...finding,
      path: formatPath(at),
      ...located(at, locate),
    })),
  }
}

function located(at: Path, locate: Locate | undefined): { line?: number; column?: number } {
  return locate?.(at) ?? {}
}
