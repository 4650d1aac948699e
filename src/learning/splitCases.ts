import { addTo, type ExactSum, emptySum, sumValue } from '../numeric/exactSum.ts'
import type { Model } from '../scenario/model.ts'
import { childrenOf, type Split } from '../scenario/split.ts'
import type { Tree } from '../scenario/tree.ts'
import { isLeaf } from '../scenario/tree.ts'
import type { Leaves, LinkedCase } from './linkCases.ts'

/** The cases of one split. */
export interface SplitCases {
  /** By branch, weights summed. */
  readonly counts: readonly number[]
  /** Whether every weight is a whole number. */
  readonly whole: boolean
  /** Names of the cases that may have come here and of which it is not known where they went. */
  readonly uncounted: readonly string[]
  /** Whether some of those are known not to have taken some of the branches. */
  readonly selective: boolean
}

interface Tally {
  readonly counts: readonly ExactSum[]
  whole: boolean
  readonly uncounted: string[]
  selective: boolean
}

/** Where a case is counted, and where it cannot be. */
interface Way {
  readonly steps: readonly { readonly node: number; readonly child: number }[]
  readonly unknown: readonly { readonly node: number; readonly selective: boolean }[]
}

/**
 * Counts cases at every split: a case adds its weight to a branch where all leaves it may have ended in lie below that
 * branch. So a case that names a branch counts at the splits above it, and one that names an outcome counts down to
 * the nearest branch that holds all leaves of the outcome.
 *
 * @returns by split of the model, in its order.
 */
export function splitCases(model: Model, cases: readonly LinkedCase[]): SplitCases[] {
  const tallies = new Map(model.splits.map((split) => [split.node, emptyTally(split)]))
  // cases of one place share their leaves
  const ways = new Map<Leaves, Way>()
  const places = placesOf(model)
  for (const { name, weight, leaves } of cases) {
    let way = ways.get(leaves)
    if (!way) {
      way = wayTo(model.tree, places, leaves)
      ways.set(leaves, way)
    }
    for (const { node, child } of way.steps) {
      const tally = tallies.get(node) as Tally
      addTo(tally.counts[child] as ExactSum, weight)
      tally.whole &&= Number.isInteger(weight)
    }
    for (const { node, selective } of way.unknown) {
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

function wayTo(tree: Tree, places: Int32Array, leaves: Leaves): Way {
  const first = leaves[0]?.[0] as number
  const end = leaves[leaves.length - 1]?.[1] as number
  // up from the first leaf to the nearest node that holds all, and from there to the root
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

/** By leaf, how many of the leaves in question come before it. */
function leavesBefore(tree: Tree, leaves: Leaves): Int32Array {
  const before = new Int32Array(tree.leafNode.length + 1)
  for (const [first, end] of leaves) before.fill(1, first + 1, end + 1)
  for (let i = 1; i < before.length; i++) before[i] = (before[i] as number) + (before[i - 1] as number)
  return before
}
