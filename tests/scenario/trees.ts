import fc from 'fast-check'
import type { BranchDocument, ScenarioDocument } from 'forkcast'
import { documentWith } from './documents.ts'

/** A tree as nested lists: what a naive walk needs, and no more. */
export interface Sprout {
  readonly outcome: number
  readonly branches: readonly Sprout[]
}

/** What a walk by recursion finds of one node. */
export interface Walked {
  readonly id: string
  readonly parent: string
  /** Itself and everything below, in document order. */
  readonly nodes: readonly string[]
  readonly leaves: readonly string[]
  /** Of a leaf. */
  readonly outcome?: string
  /** Ids from the root's child down to its parent. */
  readonly ancestors: readonly string[]
}

/** Trees of up to four levels, one of ten leaves or so: some leaves lead to one of three shared outcomes. */
export function sprouts(): fc.Arbitrary<Sprout> {
  const { node } = fc.letrec<{ node: Sprout; leaf: Sprout }>((tie) => ({
    leaf: fc.record({ outcome: fc.nat(8), branches: fc.constant([]) }),
    node: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      tie('leaf'),
      fc.record({ outcome: fc.nat(8), branches: fc.array(tie('node'), { minLength: 1, maxLength: 4 }) }),
    ),
  }))
  return fc.record({ outcome: fc.constant(0), branches: fc.array(node, { minLength: 1, maxLength: 4 }) })
}

/** Writes a tree as a document with ids n0, n1, … in document order, and walks it by recursion on the way. */
export function written(
  sprout: Sprout,
  settings: (id: string) => Partial<BranchDocument> = () => ({}),
  parts: Partial<ScenarioDocument> = {},
): { readonly document: ScenarioDocument; readonly walked: readonly Walked[] } {
  const walked: Walked[] = []
  let next = 0
  const grow = (branches: readonly Sprout[], ancestors: readonly string[]): Record<string, BranchDocument> =>
    Object.fromEntries(
      branches.map((branch) => {
        const id = `n${next++}`
        const place = walked.length
        walked.push({ id, parent: '', nodes: [], leaves: [], ancestors })
        const shared =
          branch.branches.length === 0 && branch.outcome < 3 ? `shared${branch.outcome}` : undefined
        const below = grow(branch.branches, [...ancestors, id])
        const inside = walked.slice(place + 1)
        walked[place] = {
          id,
          parent: ancestors.at(-1) ?? '',
          nodes: [id, ...inside.map((node) => node.id)],
          leaves:
            inside.length === 0
              ? [id]
              : inside.filter(({ nodes }) => nodes.length === 1).map((node) => node.id),
          ...(inside.length === 0 ? { outcome: shared ?? id } : {}),
          ancestors,
        }
        const document = {
          weight: 1,
          ...(shared === undefined ? {} : { outcome: shared }),
          ...(branch.branches.length === 0 ? {} : { branches: below }),
          ...settings(id),
        }
        return [id, document]
      }),
    )
  const branches = grow(sprout.branches, [])
  return { document: documentWith({ tree: { ...settings(''), branches }, ...parts }), walked }
}
