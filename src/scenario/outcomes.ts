import type { Path } from '../checking/problem.ts'
import type { Report } from '../checking/report.ts'
import { show } from '../checking/show.ts'
import { didYouMean } from '../checking/suggestion.ts'
import type { BranchDocument, OutcomeDocument } from './document.ts'
import { reservedIds } from './ids.ts'

/** The outcomes of a tree, as columns; several leaves may share one outcome. */
export interface Outcomes {
  /** Outcome ids in order of their first leaf. */
  readonly outcomeIds: readonly string[]
  readonly outcomeOfId: Pick<ReadonlyMap<string, number>, 'get' | 'has'>
  /** The title of each outcome: from `outcomes` of the document, else from its only leaf or the leaf with its id, else its id. */
  readonly outcomeTitles: readonly string[]
  /** Outcome by leaf. */
  readonly outcomeOfLeaf: Int32Array
  /** Leaves in order of their outcomes: those of outcome k from outcomeStart[k] to outcomeStart[k + 1], ascending. */
  readonly leavesByOutcome: Int32Array
  readonly outcomeStart: Int32Array
}

/** The nodes of the tree, with what the outcomes are made from. */
interface Walked {
  readonly ids: readonly string[]
  readonly documents: readonly BranchDocument[]
  readonly leafNode: readonly number[]
  /** Outcome id by leaf: as written, or the id of the leaf. */
  readonly leafOutcome: readonly string[]
  readonly leafTitle: readonly (string | undefined)[]
  /** Whether the outcome of every leaf has the id of the leaf. */
  readonly isOnePerLeaf: boolean
  /** The index of a leaf by its node; undefined for a node with branches. */
  readonly leafOfNode: (node: number) => number | undefined
  /** The nodes of the leaves with `residual: true`. */
  readonly residuals: readonly number[]
  readonly nodeOfId: ReadonlyMap<string, number>
  /** `outcomes` of the document. */
  readonly declared: Readonly<Record<string, OutcomeDocument>>
  /** The path of a node. */
  readonly place: (node: number) => Path
}

/** Lays out which leaf leads to which outcome, and checks the outcomes' ids and the residual leaf. */
export function outcomesOf(walked: Walked, report: Report): Outcomes {
  checkResiduals(walked, report)
  const outcomes =
    walked.nodeOfId.size === walked.ids.length - 1 && walked.isOnePerLeaf
      ? onePerLeaf(walked)
      : sharedOutcomes(walked, report)
  const declared = Object.entries(walked.declared)
  if (declared.length === 0) return outcomes
  const outcomeTitles = [...outcomes.outcomeTitles]
  for (const [id, { title }] of declared) {
    const outcome = outcomes.outcomeOfId.get(id)
    if (outcome === undefined) reportUnknown(id, outcomes.outcomeIds, report)
    else if (title !== undefined) outcomeTitles[outcome] = title
  }
  return { ...outcomes, outcomeTitles }
}

function reportUnknown(id: string, outcomeIds: readonly string[], report: Report): void {
  report('unknown-id', ['outcomes', id], () => `${show(id)} is no outcome${didYouMean(id, outcomeIds)}`, {
    received: id,
    part: 'key',
  })
}

function checkResiduals({ ids, residuals, place }: Walked, report: Report): void {
  const [first, ...others] = residuals
  for (const node of others)
    report(
      'second-residual',
      [...place(node), 'residual'],
      `"${ids[first as number]}" is the residual leaf already; one leaf stands for anything else`,
      { received: true },
    )
}

/** The common case, in which every leaf is an outcome of its own: its columns are those of the nodes. */
function onePerLeaf({ leafNode, leafOutcome, leafTitle, nodeOfId, leafOfNode }: Walked): Outcomes {
  const outcomeOf = (id: string): number | undefined => {
    const node = nodeOfId.get(id)
    return node === undefined ? undefined : leafOfNode(node)
  }
  const one = new Int32Array(leafNode.length + 1).map((_, leaf) => leaf)
  return {
    outcomeIds: leafOutcome,
    outcomeOfId: { get: outcomeOf, has: (id) => outcomeOf(id) !== undefined },
    outcomeTitles: leafOutcome.map((id, leaf) => leafTitle[leaf] ?? id),
    outcomeOfLeaf: one.subarray(0, leafNode.length),
    leavesByOutcome: one.subarray(0, leafNode.length),
    outcomeStart: one,
  }
}

function sharedOutcomes(walked: Walked, report: Report): Outcomes {
  const { ids, leafNode, leafOutcome, place } = walked
  const outcomeIds: string[] = []
  const outcomeOfId = new Map<string, number>()
  const outcomeOfLeaf = new Int32Array(leafNode.length)
  for (const [leaf, outcome] of leafOutcome.entries()) {
    let index = outcomeOfId.get(outcome)
    if (index === undefined) {
      index = outcomeIds.push(outcome) - 1
      outcomeOfId.set(outcome, index)
      const node = leafNode[leaf] as number
      if (outcome !== ids[node]) checkOutcome(outcome, [...place(node), 'outcome'], walked, report)
    }
    outcomeOfLeaf[leaf] = index
  }
  return {
    outcomeIds,
    outcomeOfId,
    outcomeTitles: titlesOf(walked, outcomeIds, outcomeOfLeaf),
    outcomeOfLeaf,
    ...sortedByOutcome(outcomeOfLeaf, outcomeIds.length),
  }
}

function titlesOf(
  { ids, leafNode, leafTitle }: Walked,
  outcomeIds: readonly string[],
  outcomeOfLeaf: Int32Array,
): string[] {
  const titles: (string | undefined)[] = outcomeIds.map(() => undefined)
  // leaves seen of each outcome: 0 none, 1 one, 2 several, 3 the one with the outcome's id, whose title wins
  const seen = new Uint8Array(titles.length)
  for (const [leaf, node] of leafNode.entries()) {
    const outcome = outcomeOfLeaf[leaf] as number
    if (seen[outcome] === 3) continue
    const namesake = ids[node] === outcomeIds[outcome]
    const counts = namesake || seen[outcome] === 0
    titles[outcome] = counts ? leafTitle[leaf] : undefined
    seen[outcome] = namesake ? 3 : seen[outcome] === 0 ? 1 : 2
  }
  return outcomeIds.map((id, outcome) => titles[outcome] ?? id)
}

/** Sorts the leaves by outcome (counting sort), so that the leaves of one outcome are found without visiting all. */
function sortedByOutcome(
  outcomeOfLeaf: Int32Array,
  outcomes: number,
): Pick<Outcomes, 'leavesByOutcome' | 'outcomeStart'> {
  const outcomeStart = new Int32Array(outcomes + 1)
  for (const outcome of outcomeOfLeaf) outcomeStart[outcome + 1] = (outcomeStart[outcome + 1] as number) + 1
  for (let k = 0; k < outcomes; k++)
    outcomeStart[k + 1] = (outcomeStart[k + 1] as number) + (outcomeStart[k] as number)
  const next = outcomeStart.slice()
  const leavesByOutcome = new Int32Array(outcomeOfLeaf.length)
  outcomeOfLeaf.forEach((outcome, leaf) => {
    const slot = next[outcome] as number
    leavesByOutcome[slot] = leaf
    next[outcome] = slot + 1
  })
  return { leavesByOutcome, outcomeStart }
}

function checkOutcome(outcome: string, path: Path, { documents, nodeOfId }: Walked, report: Report): void {
  if (reservedIds.includes(outcome))
    report('reserved-id', path, `"${outcome}" can be no outcome id: it has a meaning of its own`, {
      received: outcome,
    })
  const node = nodeOfId.get(outcome)
  const namesake = node === undefined ? undefined : documents[node]
  if (namesake && (namesake.branches || (namesake.outcome ?? outcome) !== outcome))
    report(
      'outcome-is-branch',
      path,
      `the outcome "${outcome}" has the id of a branch that is no leaf with this outcome; rename one of them`,
      {
        received: outcome,
      },
    )
}
