import type { PlainBranch, PlainDistribution, PlainNode, PlainScenario } from './plainScenario.ts'

export interface ReferenceLeaf {
  readonly id: string
  readonly outcome: string
  /** Branch ids from the top down, the leaf's own last. */
  readonly path: readonly string[]
  readonly prior: number
  /** The nearest timing set on the path; none where nothing is set or `horizon` cancels it. */
  readonly timing: PlainDistribution | undefined
}

export interface ReferenceTree {
  readonly leaves: readonly ReferenceLeaf[]
  /** Every branch id in document order, with its parent's (none below the root). */
  readonly branches: ReadonlyMap<string, { readonly parent: string | undefined }>
}

/** The shares of a node's branches, by whichever of the three forms its branches use. */
export function sharesOf(node: PlainNode): Map<string, number> {
  const branches = Object.entries(node.branches ?? {})
  if (branches.some(([, branch]) => branch.weight !== undefined)) {
    return normalised(branches.map(([id, branch]) => [id, branch.weight!]))
  }
  if (branches.some(([, branch]) => branch.count !== undefined)) {
    const s = node.smoothing ?? 0.5
    return normalised(branches.map(([id, branch]) => [id, branch.count! + s]))
  }
  const said = branches.reduce((sum, [, branch]) => sum + (branch.p === 'rest' ? 0 : branch.p!), 0)
  const hasRest = branches.some(([, branch]) => branch.p === 'rest')
  const remainder = hasRest ? Math.max(0, 1 - said) : 0
  const scale = hasRest && said <= 1 ? 1 : said
  return new Map(branches.map(([id, branch]) => [id, branch.p === 'rest' ? remainder : branch.p! / scale]))
}

function normalised(sizes: [string, number][]): Map<string, number> {
  const total = sizes.reduce((sum, [, size]) => sum + size, 0)
  return new Map(sizes.map(([id, size]) => [id, size / total]))
}

export function readReferenceTree(document: PlainScenario): ReferenceTree {
  const leaves: ReferenceLeaf[] = []
  const branches = new Map<string, { parent: string | undefined }>()
  const visit = (
    node: PlainNode,
    path: string[],
    prior: number,
    timing: PlainDistribution | undefined,
  ): void => {
    const shares = sharesOf(node)
    for (const [id, branch] of Object.entries(node.branches ?? {}) as [string, PlainBranch][]) {
      branches.set(id, { parent: path.at(-1) })
      const here = [...path, id]
      const share = prior * shares.get(id)!
      const own =
        branch.timing === undefined ? timing : branch.timing === 'horizon' ? undefined : branch.timing
      if (branch.branches === undefined) {
        leaves.push({ id, outcome: branch.outcome ?? id, path: here, prior: share, timing: own })
      } else {
        visit(branch, here, share, own)
      }
    }
  }
  const rootTiming = document.tree.timing === 'horizon' ? undefined : document.tree.timing
  visit(document.tree, [], 1, rootTiming)
  return { leaves, branches }
}

/** The value a table gives a leaf: its own outcome or id, else the nearest ancestor named, else `otherwise`. */
export function lookUp(
  table: Readonly<Record<string, number>>,
  leaf: ReferenceLeaf,
  otherwise: number | undefined,
): number {
  const values = new Map(Object.entries(table))
  const names = [leaf.outcome, ...[...leaf.path].reverse(), 'otherwise']
  for (const name of names) {
    if (values.has(name)) return values.get(name)!
  }
  return otherwise!
}
