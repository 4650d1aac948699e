import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isLeaf, leavesOf, leavesWithout, nodePath, treeOf, unknownId } from '../../src/scenario/tree.ts'
import { seconds } from '../hostile/seconds.ts'
import { faults, treeWith } from './documents.ts'
import { sprouts, written } from './trees.ts'

const never = (code: string): never => {
  throw new Error(`unexpected problem: ${code}`)
}

/** The leaves of some ranges, by id. */
const idsIn = (ids: readonly string[], ranges: readonly (readonly [number, number])[] | undefined) =>
  ranges?.flatMap(([first, end]) => ids.slice(first, end))

describe('treeOf', () => {
  test('lays out what a walk by recursion finds', () => {
    fc.assert(
      fc.property(sprouts(), (sprout) => {
        const { document, walked } = written(sprout)
        const tree = treeOf(document, never)
        const leaves = walked.filter(({ outcome }) => outcome !== undefined)
        const leafIds = [...tree.leafNode].map((node) => tree.ids[node]!)
        expect(tree.ids).toEqual(['', ...walked.map(({ id }) => id)])
        expect(leafIds).toEqual(leaves.map(({ id }) => id))
        expect([tree.parent[0], tree.firstLeaf[0], tree.endLeaf[0]]).toEqual([-1, 0, leaves.length])
        walked.forEach(({ id, parent, nodes, leaves: below, outcome }, index) => {
          const node = index + 1
          expect(tree.nodeOfId.get(id)).toBe(node)
          expect(tree.ids[tree.parent[node]!]).toBe(parent)
          expect(tree.ids.slice(node, tree.endNode[node])).toEqual(nodes)
          expect(leafIds.slice(tree.firstLeaf[node], tree.endLeaf[node])).toEqual(below)
          expect(isLeaf(tree, node)).toBe(outcome !== undefined)
        })
        const outcomes = [...new Set(leaves.map(({ outcome }) => outcome))]
        expect(tree.outcomeIds).toEqual(outcomes)
        expect([...tree.outcomeOfLeaf].map((k) => tree.outcomeIds[k])).toEqual(
          leaves.map(({ outcome }) => outcome),
        )
        for (const [k, outcome] of outcomes.entries()) {
          const those = [...tree.leavesByOutcome.subarray(tree.outcomeStart[k], tree.outcomeStart[k + 1])]
          expect(those.map((leaf) => leafIds[leaf])).toEqual(
            leaves.filter((leaf) => leaf.outcome === outcome).map(({ id }) => id),
          )
        }
      }),
      { seed: 5, numRuns: 400 },
    )
  })

  test('takes ids that objects have by nature for ids like others', () => {
    const branches = { constructor: { p: 0.5 }, toString: { p: 0.25 }, hasOwnProperty: { p: 'rest' } }
    const tree = treeOf(treeWith(branches), never)
    expect(tree.outcomeIds).toEqual(['constructor', 'toString', 'hasOwnProperty'])
    expect(leavesOf(tree, 'toString')).toEqual([[1, 2]])
    expect(leavesOf(tree, 'valueOf')).toBeUndefined()
  })

  test('keeps ids apart in the whole tree, and reports each that is taken', () => {
    const inner = { p: 0.5, branches: { a: { p: 1 } } }
    expect(
      faults(treeWith({ a: { p: 0.5 }, b: { ...inner, branches: { a: { p: 0.5 }, b: { p: 0.5 } } } })),
    ).toEqual(['duplicate-id tree.branches.b.branches.a', 'duplicate-id tree.branches.b.branches.b'])
    expect(faults(treeWith({ A: { p: 0.5 }, a: { p: 0.5 } }))).toEqual([])
  })

  test('refuses what belongs to a leaf on a node with branches, and the other way round', () => {
    expect(
      faults(
        treeWith({
          a: { p: 0.5, question: 'How?', concentration: 3, smoothing: 1 },
          b: { p: 0.5, outcome: 'x', residual: false, branches: { c: { p: 1 } } },
        }),
      ),
    ).toEqual([
      'misplaced-key tree.branches.a.question',
      'misplaced-key tree.branches.a.concentration',
      'misplaced-key tree.branches.a.smoothing',
      'misplaced-key tree.branches.b.outcome',
      'misplaced-key tree.branches.b.residual',
    ])
  })
})

describe('leavesOf', () => {
  test('gives the leaves of a branch or of an outcome, as a filter does', () => {
    fc.assert(
      fc.property(sprouts(), (sprout) => {
        const { document, walked } = written(sprout)
        const tree = treeOf(document, never)
        const leaves = walked.filter(({ outcome }) => outcome !== undefined)
        const ids = leaves.map(({ id }) => id)
        for (const { id, leaves: below, outcome } of walked)
          expect(idsIn(ids, leavesOf(tree, id))).toEqual(outcome === undefined ? below : [id])
        for (const shared of ['shared0', 'shared1', 'shared2']) {
          const those = leaves.filter(({ outcome }) => outcome === shared).map(({ id }) => id)
          expect(idsIn(ids, leavesOf(tree, shared))).toEqual(those.length === 0 ? undefined : those)
        }
      }),
      { seed: 6, numRuns: 400 },
    )
  })

  test('takes an id that a leaf and an outcome share for the outcome', () => {
    const tree = treeOf(
      treeWith({ a: { p: 0.5, outcome: 'forced' }, forced: { p: 0.25 }, b: { p: 0.25, outcome: 'forced' } }),
      never,
    )
    expect(leavesOf(tree, 'forced')).toEqual([[0, 3]])
    expect(leavesOf(tree, 'a')).toEqual([[0, 1]])
  })

  test('joins neighbours and keeps others apart', () => {
    const branches = ['x', 'x', 'y', 'x'].map((outcome, i) => [`b${i}`, { weight: 1, outcome }] as const)
    const tree = treeOf(treeWith(Object.fromEntries(branches)), never)
    expect(leavesOf(tree, 'x')).toEqual([
      [0, 2],
      [3, 4],
    ])
  })

  test('does not look through all leaves for each of 30,000 outcomes', () => {
    const branches = Array.from({ length: 30_000 }, (_, i) => [`b${i}`, { weight: 1 }] as const)
    const tree = treeOf(treeWith(Object.fromEntries(branches)), never)
    const wrong = () => branches.filter(([id], i) => leavesOf(tree, id)?.[0]?.[0] !== i)
    expect(seconds(() => expect(wrong()).toEqual([]))).toBeLessThan(3)
  })
})

test('nodePath is the path in the document', () => {
  const tree = treeOf(treeWith({ a: { p: 1, branches: { b: { p: 1, branches: { c: { p: 1 } } } } } }), never)
  expect(nodePath(tree, 0)).toEqual(['tree'])
  expect(nodePath(tree, 3)).toEqual(['tree', 'branches', 'a', 'branches', 'b', 'branches', 'c'])
})

test('unknownId suggests a branch or an outcome, each listed once', () => {
  const tree = treeOf(treeWith({ stays: { p: 0.5 }, leaves: { p: 0.5, outcome: 'forced' } }), never)
  expect(unknownId(tree, 'forcd')).toBe('"forcd" is neither a branch nor an outcome; did you mean "forced"?')
  expect(unknownId(tree, 'xyz')).toBe(
    '"xyz" is neither a branch nor an outcome; known here: stays, leaves, forced',
  )
})

test('leavesWithout lists up to ten leaves and counts the others', () => {
  const branches = Array.from({ length: 12 }, (_, i) => [`b${i}`, { weight: 1 }] as const)
  const tree = treeOf(treeWith(Object.fromEntries(branches)), never)
  expect(leavesWithout(tree, new Int32Array(12))).toBeUndefined()
  expect(leavesWithout(tree, new Int32Array(12).fill(-1, 3, 5))).toBe('b3, b4')
  expect(leavesWithout(tree, new Int32Array(12).fill(-1))).toBe(
    'b0, b1, b2, b3, b4, b5, b6, b7, b8, b9 and 2 more',
  )
})
