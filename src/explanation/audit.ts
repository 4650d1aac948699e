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

/** An outcome as published: one or more figures for it, its parts, or both. */
export interface PublishedOutcome extends Notes {
  /** `12%`, `0.12`, `1 in 8`, `<1%`, `>99%`. */
  readonly probability?: PublishedNumber
  /** Odds in favour: `3:1` is 75%. */
  readonly odds?: PublishedNumber
  /** Odds against, as bookmakers print them: `3/1` is 25%. */
  readonly against?: PublishedNumber
  /** The parts that it is made up of, by id. */
  readonly children?: Readonly<Record<string, PublishedNumber | PublishedOutcome>>
  /** Whether the children cover all of it; default true. */
  readonly exhaustive?: boolean
}

/** An update as published. */
export interface PublishedUpdate extends Notes {
  /** Before the evidence. */
  readonly prior: PublishedNumber
  /** Bayes factors: `2.5`, `5:2`, `4 dB`. */
  readonly factors: readonly PublishedNumber[] | Readonly<Record<string, PublishedNumber>>
  /** After the evidence. */
  readonly posterior: PublishedNumber
}

/** Numbers that somebody published. */
export interface AuditDocument extends Notes {
  /** Probabilities of mutually exclusive outcomes, by id. */
  readonly outcomes?: Readonly<Record<string, PublishedNumber | PublishedOutcome>>
  /** Whether the outcomes cover everything that can happen; default true. */
  readonly exhaustive?: boolean
  /** Cumulative probabilities, by series. In a series the keys are days or numbers of days. */
  readonly horizons?: Readonly<Record<string, Readonly<Record<string, PublishedNumber>>>>
  /** Updates by Bayes factors, by name. */
  readonly factors?: Readonly<Record<string, PublishedUpdate>>
}

/** The document cannot be read; lists every problem in it. */
export class AuditError extends ForkcastError {
  /** 'AuditError'. */
  override readonly name = 'AuditError'
  /** The same for every error of this class. */
  readonly code = 'invalid-audit'
  /** Every problem, in the order of the document. */
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => formatProblem(problem)).join('\n'))
    this.problems = problems
  }
}

/**
 * Finds contradictions in published probabilities: outcomes that do not sum to 1, parents unequal to the sum of their
 * children, odds and percentages that disagree, cumulative probabilities that fall with a longer horizon, Bayes
 * factors that do not lead from the prior to the stated posterior.
 *
 * Use it to check a forecast that you read, or your own before you publish it. Each figure stands for every number
 * that rounds to it. A contradiction is reported only if no numbers within these ranges resolve it, so rounding a
 * coherent forecast never causes a finding.
 *
 * @param document figures as numbers, or as text where their digits matter: `'12%'`, `'0.350'`, `'3:1'`.
 * @returns findings, each with its arithmetic: those of outcomes first, then horizons, then factors. Empty where
 *   nothing contradicts.
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

/** `audit` for a value of unknown shape: a literal, or one parsed from text, of which `locate` finds the positions. */
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
