import type { BranchDocument } from './document.ts'
import { reservedIds } from './ids.ts'
import type { Path } from './problem.ts'
import type { Report } from './report.ts'

/** What the leaves of a tree lead to, as columns; several leaves may share one outcome. */
export interface Outcomes {
  /** Outcome ids in order of their first leaf. */
  readonly outcomeIds: readonly string[]
  readonly outcomeOfId: ReadonlyMap<string, number>
  /** Outcome by leaf. */
  readonly outcomeOfLeaf: Int32Array
  /** Leaves in order of their outcomes: those of outcome k from outcomeStart[k] to outcomeStart[k + 1], ascending. */
  readonly leavesByOutcome: Int32Array
  readonly outcomeStart: Int32Array
}

/**
 * Lays out which leaf leads to which outcome, and checks the outcomes' ids and the residual leaf.
 *
 * @param place the path of a node.
 */
export function outcomesOf(
  documents: readonly BranchDocument[],
  ids: readonly string[],
  leafNode: readonly number[],
  nodeOfId: ReadonlyMap<string, number>,
  place: (node: number) => Path,
  report: Report,
): Outcomes {
  const outcomeIds: string[] = []
  const outcomeOfId = new Map<string, number>()
  const outcomeOfLeaf = new Int32Array(leafNode.length)
  let residual: string | undefined
  for (const [leaf, node] of leafNode.entries()) {
    const document = documents[node] as BranchDocument
    const id = ids[node] as string
    const outcome = document.outcome ?? id
    let index = outcomeOfId.get(outcome)
    if (index === undefined) {
      index = outcomeIds.push(outcome) - 1
      outcomeOfId.set(outcome, index)
      if (document.outcome !== undefined)
        checkOutcome(outcome, [...place(node), 'outcome'], documents, nodeOfId, report)
    }
    outcomeOfLeaf[leaf] = index
    if (document.residual !== true) continue
    if (residual !== undefined)
      report(
        'second-residual',
        [...place(node), 'residual'],
        `"${residual}" is the residual leaf already; one leaf stands for anything else`,
        { received: true },
      )
    residual = id
  }
  return { outcomeIds, outcomeOfId, outcomeOfLeaf, ...sortedByOutcome(outcomeOfLeaf, outcomeIds.length) }
}

/** Counting sort: a table that names every outcome must not look through all leaves for each. */
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

function checkOutcome(
  outcome: string,
  path: Path,
  documents: readonly BranchDocument[],
  nodeOfId: ReadonlyMap<string, number>,
  report: Report,
): void {
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
