import type { PlainBranch, PlainNode, PlainScenario } from '../reference/plainScenario.ts'
import type { Choices } from './choices.ts'
import { drawTiming } from './timingArbitrary.ts'

/** Legal ids that break naive look-ups, then plain ones. */
const oddIds = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'X', 'a-b', 'a_b', 'Z9']

export interface DrawnTree {
  readonly tree: PlainScenario['tree']
  readonly exhaustive: boolean
  readonly impacts: Record<string, { default?: number }>
  /** Names a signal table can use: branches and outcomes. */
  readonly tableKeys: readonly string[]
  /** The outcome of each leaf whose outcome is not its id; a table may name one of the two, not both. */
  readonly otherNames: ReadonlyMap<string, string>
}

export function drawTree(choices: Choices, H: number): DrawnTree {
  const { int, chance } = choices
  const timed = chance(70)
  const deepest = int(1, 4)
  const impacts: Record<string, { default?: number }> = chance(30)
    ? { throughput: { default: 100 }, ...(chance(50) ? { cost: {} } : {}) }
    : {}
  const fresh = idSource(choices)
  const leaves: { id: string; branch: PlainBranch }[] = []
  const inner: string[] = []

  const grow = (node: PlainNode, depth: number): void => {
    const entries = Array.from({ length: int(2, depth === 1 ? 5 : 4) }, (): [string, PlainBranch] => [
      fresh(),
      {},
    ])
    drawSplit(choices, node, entries)
    node.branches = Object.fromEntries(entries)
    for (const [id, branch] of entries) {
      if (timed && chance(30)) branch.timing = chance(25) ? 'horizon' : drawTiming(choices, H)
      for (const impact of Object.keys(impacts)) {
        if (chance(30)) branch.impacts = { ...branch.impacts, [impact]: int(-50, 150) }
      }
      if (depth < deepest && leaves.length < 16 && chance(45)) {
        inner.push(id)
        branch.question = `What of ${id}?`
        grow(branch, depth + 1)
      } else {
        leaves.push({ id, branch })
      }
    }
  }

  const tree: PlainNode = { question: 'What happens?' }
  if (timed && chance(20)) tree.timing = drawTiming(choices, H)
  if ('cost' in impacts) tree.impacts = { cost: int(0, 9) }
  grow(tree, 1)
  drawOutcomes(choices, leaves, fresh)
  const covered = int(0, 2)
  if (covered === 0) choices.pick(leaves).branch.residual = true
  const outcomes = leaves.map(({ id, branch }) => branch.outcome ?? id)
  return {
    tree: tree as PlainScenario['tree'],
    exhaustive: covered === 1,
    impacts,
    tableKeys: [...new Set([...inner, ...outcomes, ...leaves.map(({ id }) => id)])],
    otherNames: new Map(leaves.flatMap(({ id }, i) => (outcomes[i] === id ? [] : [[id, outcomes[i]!]]))),
  }
}

/** Ids never used before in this case. */
function idSource({ int, chance, pick }: Choices): () => string {
  const taken = new Set<string>()
  return () => {
    let id = chance(6) ? pick(oddIds) : `b${taken.size + 1}`
    while (taken.has(id)) id = `${id}${int(0, 9)}`
    taken.add(id)
    return id
  }
}

/** Outcomes of some leaves: a name of its own, a name shared by several, or the id of a leaf that keeps its own. */
function drawOutcomes(
  { chance, pick }: Choices,
  leaves: readonly { id: string; branch: PlainBranch }[],
  fresh: () => string,
): void {
  const names = [`shared-${fresh()}`, `other-${fresh()}`]
  const anchors = leaves.filter(() => chance(40))
  for (const leaf of leaves) {
    if (anchors.includes(leaf)) {
      if (chance(20)) leaf.branch.outcome = leaf.id
      continue
    }
    if (!chance(45)) continue
    const name = anchors.length > 0 && chance(30) ? pick(anchors).id : pick(names)
    leaf.branch.outcome = name
  }
}

/** The three forms of a split, each with its corners. */
function drawSplit(
  { int, chance, pick }: Choices,
  node: PlainNode,
  entries: readonly [string, PlainBranch][],
): void {
  const size = (): number => (chance(6) ? 0 : int(1, 20))
  const sizes = entries.map(size)
  const total = sizes.reduce((a, b) => a + b, 0)
  const form = pick(['p', 'rest', 'weight', 'count'] as const)
  if (form !== 'count' && chance(10)) node.concentration = int(1, 50)
  const rest = int(0, entries.length - 1)
  const resting = total - sizes[rest]!
  // A sum that is off by less than the tolerance is divided out. No single p may exceed 1, hence two of them.
  const several = sizes.filter((n, i) => n > 0 && (form === 'p' || i !== rest)).length > 1
  const off = several && chance(20) ? pick([1 + 5e-10, 1 - 5e-10]) : 1
  entries.forEach(([, branch], i) => {
    if (form === 'weight') branch.weight = total === 0 ? 1 : sizes[i]! / pick([1, 4, 7])
    else if (form === 'count') branch.count = sizes[i]!
    else if (total === 0) branch.p = i === 0 ? 1 : 0
    else if (form === 'p') branch.p = (sizes[i]! / total) * off
    else if (i === rest) branch.p = 'rest'
    // Where the others already make up a hair more than 1, `rest` takes nothing.
    else if (off > 1) branch.p = (sizes[i]! / resting) * off
    else branch.p = Math.floor((sizes[i]! / total) * 1000) / 1000
  })
  if (form === 'count' && chance(50)) node.smoothing = total > 0 ? pick([1, 0, 2.5]) : 1
}
