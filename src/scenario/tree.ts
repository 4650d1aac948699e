import type { BranchDocument, ScenarioDocument } from './document.ts'
import type { Path } from './problem.ts'
import type { Report } from './report.ts'
import { didYouMean } from './suggestion.ts'

/**
 * The scenario tree as columns, nodes in pre-order, node 0 the root. The leaves of a subtree are a contiguous
 * range, so that "everything below" is two numbers.
 */
export interface Tree {
  /** Branch id by node; the root's is empty. */
  readonly ids: readonly string[]
  readonly documents: readonly BranchDocument[]
  readonly parent: Int32Array
  /** One past the last node of the subtree. */
  readonly endNode: Int32Array
  readonly firstLeaf: Int32Array
  readonly endLeaf: Int32Array
  /** Node by leaf. */
  readonly leafNode: Int32Array
  readonly nodeOfId: ReadonlyMap<string, number>
  /** Outcome ids in order of their first leaf. */
  readonly outcomeIds: readonly string[]
  readonly outcomeOfId: ReadonlyMap<string, number>
  /** Outcome by leaf. */
  readonly outcomeOfLeaf: Int32Array
}

/** The path of a node in the document, for a problem there. */
export function nodePath(
  tree: { readonly ids: readonly string[]; readonly parent: ArrayLike<number> },
  node: number,
): Path {
  const path: string[] = []
  for (let at = node; at > 0; at = tree.parent[at] as number) path.unshift('branches', tree.ids[at] as string)
  return ['tree', ...path]
}

export function isLeaf(tree: Tree, node: number): boolean {
  return tree.endNode[node] === node + 1
}

/** Keys that mean something only where branches follow, and only where none do. */
const nodeKeys = ['question', 'concentration', 'smoothing'] as const
const leafKeys = ['outcome', 'residual'] as const

/** Lays a document's branches out as columns and checks ids, outcomes and the residual leaf. */
export function treeOf(document: ScenarioDocument, report: Report): Tree {
  const ids: string[] = []
  const documents: BranchDocument[] = []
  const parents: number[] = []
  const endNode: number[] = []
  const firstLeaf: number[] = []
  const endLeaf: number[] = []
  const leafNode: number[] = []
  const nodeOfId = new Map<string, number>()
  const place = (node: number) => nodePath({ ids, parent: parents }, node)

  const visit = (id: string, branch: BranchDocument, parent: number): void => {
    const node = ids.length
    ids.push(id)
    documents.push(branch)
    parents.push(parent)
    firstLeaf.push(leafNode.length)
    if (node > 0) {
      const earlier = nodeOfId.get(id)
      if (earlier === undefined) nodeOfId.set(id, node)
      else
        report(
          'duplicate-id',
          place(node),
          `the id "${id}" is taken by ${place(earlier).join('.')}; ids are unique in the whole tree`,
          {
            received: id,
            part: 'key',
          },
        )
    }
    endNode.push(0)
    endLeaf.push(0)
    if (branch.branches)
      for (const key of Object.keys(branch.branches)) visit(key, branch.branches[key] as BranchDocument, node)
    else leafNode.push(node)
    endNode[node] = ids.length
    endLeaf[node] = leafNode.length
    for (const key of branch.branches ? leafKeys : nodeKeys)
      if (branch[key] !== undefined)
        report(
          'misplaced-key',
          [...place(node), key],
          branch.branches
            ? `"${key}" belongs to a leaf, and "${id}" has branches`
            : `"${key}" belongs to a node with branches, and "${id}" has none`,
          { received: branch[key], part: 'key' },
        )
  }
  visit('', document.tree as BranchDocument, -1)

  const outcomes = outcomesOf(documents, ids, leafNode, nodeOfId, place, report)
  return {
    ids,
    documents,
    parent: Int32Array.from(parents),
    endNode: Int32Array.from(endNode),
    firstLeaf: Int32Array.from(firstLeaf),
    endLeaf: Int32Array.from(endLeaf),
    leafNode: Int32Array.from(leafNode),
    nodeOfId,
    ...outcomes,
  }
}

function outcomesOf(
  documents: readonly BranchDocument[],
  ids: readonly string[],
  leafNode: readonly number[],
  nodeOfId: ReadonlyMap<string, number>,
  place: (node: number) => Path,
  report: Report,
): Pick<Tree, 'outcomeIds' | 'outcomeOfId' | 'outcomeOfLeaf'> {
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
      checkOutcome(outcome, [...place(node), 'outcome'], documents, nodeOfId, report)
    }
    outcomeOfLeaf[leaf] = index
    if (document.residual !== true) continue
    if (residual !== undefined)
      report(
        'second-residual',
        [...place(node), 'residual'],
        `"${residual}" is the residual leaf already; one leaf stands for anything else`,
      )
    residual = id
  }
  return { outcomeIds, outcomeOfId, outcomeOfLeaf }
}

function checkOutcome(
  outcome: string,
  path: Path,
  documents: readonly BranchDocument[],
  nodeOfId: ReadonlyMap<string, number>,
  report: Report,
): void {
  if (['otherwise', 'rest', 'days', 'horizon', 'void'].includes(outcome))
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

/** Finds a branch or an outcome by id: the leaves it stands for, as ranges. */
export function leavesOf(tree: Tree, id: string): readonly (readonly [number, number])[] | undefined {
  const node = tree.nodeOfId.get(id)
  if (node !== undefined && (!isLeaf(tree, node) || !tree.outcomeOfId.has(id)))
    return [[tree.firstLeaf[node] as number, tree.endLeaf[node] as number]]
  const outcome = tree.outcomeOfId.get(id)
  if (outcome === undefined) return undefined
  const ranges: [number, number][] = []
  tree.outcomeOfLeaf.forEach((of, leaf) => {
    const last = ranges[ranges.length - 1]
    if (of === outcome && last?.[1] === leaf) last[1]++
    else if (of === outcome) ranges.push([leaf, leaf + 1])
  })
  return ranges
}

/** What to say of an id that is neither a branch nor an outcome. */
export function unknownId(tree: Tree, id: string): string {
  return `"${id}" is neither a branch nor an outcome${didYouMean(id, new Set([...tree.nodeOfId.keys(), ...tree.outcomeIds]))}`
}

/** The ids of the leaves whose label is −1, as they read in a message; undefined when there are none. */
export function leavesWithout(tree: Tree, labels: Int32Array): string | undefined {
  if (!labels.includes(-1)) return undefined
  const ids = [...tree.leafNode].filter((_, leaf) => labels[leaf] === -1).map((node) => tree.ids[node])
  return ids.length > 10 ? `${ids.slice(0, 10).join(', ')} and ${ids.length - 10} more` : ids.join(', ')
}
