import { addTo, type ExactSum, emptySum, sumValue } from '../numeric/exactSum.ts'
import type { Model } from '../scenario/model.ts'
import { childrenOf, type Split } from '../scenario/split.ts'
import type { Tree } from '../scenario/tree.ts'
import { isLeaf } from '../scenario/tree.ts'
import type { Leaves, LinkedCase } from './linkCases.ts'

/** The cases of one split. */
export interface SplitCases {
  /** The sum of weights, by branch. */
  readonly counts: readonly number[]
  /** Whether every weight is a whole number. */
  readonly whole: boolean
  /** Names of the cases that may have reached the split but whose branch is not known. */
  readonly uncounted: readonly string[]
  /** Whether some of the uncounted cases are known not to have taken some of the branches. */
  readonly selective: boolean
}

interface Tally {
  readonly counts: readonly ExactSum[]
  whole: boolean
  readonly uncounted: string[]
  selective: boolean
}

/** The splits at which a case is counted, with its branch, and those at which its branch is not known. */
interface CasePath {
  readonly steps: readonly { readonly node: number; readonly child: number }[]
  readonly unknown: readonly { readonly node: number; readonly selective: boolean }[]
}

/**
 * Counts cases at every split. A case adds its weight to a branch if all leaves in which it may have ended are below that
 * branch: a case that names a branch counts at the splits above it, and one that names an outcome counts down to the
 * nearest branch that holds all leaves of the outcome.
 *
 * @returns one entry for each split of the model, in its order.
 */
export function splitCases(model: Model, cases: readonly LinkedCase[]): SplitCases[] {
  const tallies = new Map(model.splits.map((split) => [split.node, emptyTally(split)]))
  // Cases that ended in the same place share one `leaves` array, which is the key.
  const paths = new Map<Leaves, CasePath>()
  const places = placesOf(model)
  for (const { name, weight, leaves } of cases) {
    let path = paths.get(leaves)
    if (!path) {
      path = pathTo(model.tree, places, leaves)
      paths.set(leaves, path)
    }
    for (const { node, child } of path.steps) {
      const tally = tallies.get(node) as Tally
      addTo(tally.counts[child] as ExactSum, weight)
      tally.whole &&= Number.isInteger(weight)
    }
    for (const { node, selective } of path.unknown) {
      const tally = tallies.get(node) as Tally
      tally.uncounted.push(name)
      tally.selective ||= selective
    }
  }
  return model.splits.map(({ node }) => {
    const { counts, ...rest } = tallies.get(node) as Tally
    return { counts: counts.map(sumValue), ...rest }
  })
}

function emptyTally({ children }: Split): Tally {
  return { counts: children.map(emptySum), whole: true, uncounted: [], selective: false }
}

/** The place of each node among its siblings. */
function placesOf({ splits, tree }: Model): Int32Array {
  const places = new Int32Array(tree.ids.length)
  for (const { children } of splits)
    children.forEach((child, i) => {
      places[child] = i
    })
  return places
}

function pathTo(tree: Tree, places: Int32Array, leaves: Leaves): CasePath {
  const first = leaves[0]?.[0] as number
  const end = leaves[leaves.length - 1]?.[1] as number
  // Climb from the first leaf to the nearest node above all leaves, and from there to the root.
  let node = tree.leafNode[first] as number
  while ((tree.endLeaf[node] as number) < end) node = tree.parent[node] as number
  const steps: { node: number; child: number }[] = []
  for (let child = node; child > 0; child = tree.parent[child] as number)
    steps.push({ node: tree.parent[child] as number, child: places[child] as number })
  const unknown: { node: number; selective: boolean }[] = []
  if (isLeaf(tree, node)) return { steps, unknown }
  const within = leavesBefore(tree, leaves)
  const meets = (each: number): boolean =>
    (within[tree.endLeaf[each] as number] as number) > (within[tree.firstLeaf[each] as number] as number)
  for (let each = node; each < (tree.endNode[node] as number); each++) {
    if (isLeaf(tree, each) || !meets(each)) continue
    unknown.push({ node: each, selective: childrenOf(tree, each).some((child) => !meets(child)) })
  }
  return { steps, unknown }
}

/** For each leaf, the number of the given leaves that come before it. */
function leavesBefore(tree: Tree, leaves: Leaves): Int32Array {
  const before = new Int32Array(tree.leafNode.length + 1)
  for (const [first, end] of leaves) before.fill(1, first + 1, end + 1)
  for (let i = 1; i < before.length; i++) before[i] = (before[i] as number) + (before[i - 1] as number)
  return before
}
