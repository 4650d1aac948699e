import type { Path } from '../checking/problem.ts'
import type { Report } from '../checking/report.ts'
import { show } from '../checking/show.ts'
import { didYouMean } from '../checking/suggestion.ts'
import type { BranchDocument, ScenarioDocument } from './document.ts'
import type { Outcomes } from './outcomes.ts'
import { outcomesOf } from './outcomes.ts'

/**
 * The scenario tree as columns. Nodes are in pre-order and node 0 is the root, so the nodes and the leaves of a subtree
 * are contiguous ranges.
 */
export interface Tree extends Outcomes {
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
  /** The nodes that set a timing or impacts, ascending. */
  readonly withSettings: readonly number[]
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

/** Keys that only a node with branches takes, and keys that only a leaf takes. */
const nodeKeys = ['question', 'concentration', 'smoothing'] as const
const leafKeys = ['outcome', 'residual'] as const

function saysNodeKey({ question, concentration, smoothing }: BranchDocument): boolean {
  return question !== undefined || concentration !== undefined || smoothing !== undefined
}

function saysLeafKey({ outcome, residual }: BranchDocument): boolean {
  return outcome !== undefined || residual !== undefined
}

function reportMisplaced(branch: BranchDocument, id: string, path: Path, report: Report): void {
  const [keys, message] = branch.branches
    ? [leafKeys, (key: string) => `"${key}" belongs to a leaf, and "${id}" has branches`]
    : [nodeKeys, (key: string) => `"${key}" belongs to a node with branches, and "${id}" has none`]
  for (const key of keys)
    if (branch[key] !== undefined)
      report('misplaced-key', [...path, key], message(key), { received: branch[key], part: 'key' })
}

/** Lays out a document's branches as columns, and checks ids, outcomes and the residual leaf. */
export function treeOf(document: ScenarioDocument, report: Report): Tree {
  const ids: string[] = []
  const documents: BranchDocument[] = []
  const parents: number[] = []
  const endNode: number[] = []
  const firstLeaf: number[] = []
  const endLeaf: number[] = []
  const leafNode: number[] = []
  const leafOutcome: string[] = []
  const leafTitle: (string | undefined)[] = []
  const residuals: number[] = []
  const withSettings: number[] = []
  const nodeOfId = new Map<string, number>()
  let isOnePerLeaf = true
  const place = (node: number) => nodePath({ ids, parent: parents }, node)

  const visit = (id: string, branch: BranchDocument, parent: number): void => {
    const node = ids.length
    const { branches } = branch
    ids.push(id)
    documents.push(branch)
    parents.push(parent)
    firstLeaf.push(leafNode.length)
    // an id that is taken does not increase the size: one look-up instead of two for each of 10⁵ ids
    const sizeBefore = nodeOfId.size
    if (node > 0 && nodeOfId.set(id, node).size === sizeBefore) {
      const earlier = ids.indexOf(id)
      report(
        'duplicate-id',
        place(node),
        `the id "${id}" is taken by ${place(earlier).join('.')}; ids are unique in the whole tree`,
        { received: id, part: 'key' },
      )
    }
    endNode.push(0)
    endLeaf.push(0)
    if (branch.timing !== undefined || branch.impacts !== undefined) withSettings.push(node)
    if (branches) for (const key of Object.keys(branches)) visit(key, branches[key] as BranchDocument, node)
    else {
      leafNode.push(node)
      const { outcome = id } = branch
      leafOutcome.push(outcome)
      isOnePerLeaf &&= outcome === id
      leafTitle.push(branch.title)
      if (branch.residual === true) residuals.push(node)
    }
    endNode[node] = ids.length
    endLeaf[node] = leafNode.length
    if (branches ? saysLeafKey(branch) : saysNodeKey(branch)) reportMisplaced(branch, id, place(node), report)
  }
  visit('', document.tree as BranchDocument, -1)

  const outcomes = outcomesOf(
    {
      ids,
      documents,
      leafNode,
      leafOutcome,
      leafTitle,
      residuals,
      nodeOfId,
      isOnePerLeaf,
      place,
      declared: document.outcomes ?? {},
      leafOfNode: (node) => (endNode[node] === node + 1 ? firstLeaf[node] : undefined),
    },
    report,
  )
  return {
    ids,
    documents,
    parent: Int32Array.from(parents),
    endNode: Int32Array.from(endNode),
    firstLeaf: Int32Array.from(firstLeaf),
    endLeaf: Int32Array.from(endLeaf),
    leafNode: Int32Array.from(leafNode),
    nodeOfId,
    withSettings,
    ...outcomes,
  }
}

/** The leaves of a branch or an outcome, as ranges [first, end); undefined for an unknown id. */
export function leavesOf(tree: Tree, id: string): readonly (readonly [number, number])[] | undefined {
  const node = tree.nodeOfId.get(id)
  if (node !== undefined && (!isLeaf(tree, node) || !tree.outcomeOfId.has(id)))
    return [[tree.firstLeaf[node] as number, tree.endLeaf[node] as number]]
  const outcome = tree.outcomeOfId.get(id)
  if (outcome === undefined) return undefined
  const ranges: [number, number][] = []
  const end = tree.outcomeStart[outcome + 1] as number
  for (const leaf of tree.leavesByOutcome.subarray(tree.outcomeStart[outcome], end)) {
    const last = ranges[ranges.length - 1]
    if (last?.[1] === leaf) last[1]++
    else ranges.push([leaf, leaf + 1])
  }
  return ranges
}

/** The message about an id that is neither a branch nor an outcome. */
export function unknownId(tree: Tree, id: string): string {
  const others = tree.outcomeIds.filter((outcome) => !tree.nodeOfId.has(outcome))
  return `${show(id)} is neither a branch nor an outcome${didYouMean(id, [...tree.ids.slice(1), ...others])}`
}

/** The ids of the leaves with label −1, joined for a message; undefined when there are none. */
export function leavesWithout(tree: Tree, labels: Int32Array): string | undefined {
  if (!labels.includes(-1)) return undefined
  const ids = [...tree.leafNode].filter((_, leaf) => labels[leaf] === -1).map((node) => tree.ids[node])
  return ids.length > 10 ? `${ids.slice(0, 10).join(', ')} and ${ids.length - 10} more` : ids.join(', ')
}
