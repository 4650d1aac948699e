import type { ScenarioDocument } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { faults, modelWith, problemsOf, treeWith } from './documents.ts'

describe('an outcome', () => {
  test('is the id of its leaf unless the leaf says otherwise', () => {
    const { tree } = modelWith(treeWith({ a: { p: 0.5 }, b: { p: 0.5, outcome: 'forced' } }))
    expect(tree.outcomeIds).toEqual(['a', 'forced'])
  })

  test('may be that of several leaves, and stands where the first of them does', () => {
    const { tree } = modelWith(
      treeWith({
        a: { weight: 1, outcome: 'x' },
        b: { weight: 1, branches: { c: { weight: 1 }, d: { weight: 1, outcome: 'x' } } },
        e: { weight: 1, outcome: 'x' },
      }),
    )
    expect(tree.outcomeIds).toEqual(['x', 'c'])
    expect([...tree.outcomeOfLeaf]).toEqual([0, 1, 0, 0])
  })

  test('may have the id of a leaf that leads to it', () => {
    expect(faults(treeWith({ a: { p: 0.5, outcome: 'b' }, b: { p: 0.5 } }))).toEqual([])
    expect(faults(treeWith({ a: { p: 0.5, outcome: 'b' }, b: { p: 0.5, outcome: 'b' } }))).toEqual([])
  })

  test('may not have the id of any other branch', () => {
    const swapped = treeWith({ a: { p: 0.5, outcome: 'b' }, b: { p: 0.5, outcome: 'a' } })
    expect(faults(swapped)).toEqual([
      'outcome-is-branch tree.branches.a.outcome',
      'outcome-is-branch tree.branches.b.outcome',
    ])
    const inner = treeWith({ a: { p: 0.5, outcome: 'b' }, b: { p: 0.5, branches: { c: { p: 1 } } } })
    expect(faults(inner)).toEqual(['outcome-is-branch tree.branches.a.outcome'])
    const own = treeWith({ a: { p: 1, branches: { c: { p: 1, outcome: 'a' } } } })
    expect(faults(own)).toEqual(['outcome-is-branch tree.branches.a.branches.c.outcome'])
  })

  test.each(['otherwise', 'rest', 'days', 'horizon', 'void'])('may not be called %s', (outcome) => {
    const [problem] = problemsOf(treeWith({ a: { p: 1, outcome } }))
    expect(problem).toMatchObject({ code: 'reserved-id', path: 'tree.branches.a.outcome', received: outcome })
  })

  test('may be called constructor', () => {
    const { tree } = modelWith(
      treeWith({ a: { p: 0.5, outcome: 'constructor' }, b: { p: 0.5, outcome: 'constructor' } }),
    )
    expect(tree.outcomeIds).toEqual(['constructor'])
  })
})

describe('a title of an outcome', () => {
  const shared = treeWith({
    a: { p: 0.5, outcome: 'force', title: 'A' },
    b: { p: 0.3, outcome: 'force', title: 'B' },
    c: { p: 0.2, title: 'C' },
  })
  const titlesOf = (outcomes: ScenarioDocument['outcomes'] & object) =>
    modelWith({ ...shared, outcomes }).tree.outcomeTitles

  test('is shown where several leaves share it, and goes before that of a leaf', () => {
    expect(titlesOf({})).toEqual(['force', 'C'])
    expect(titlesOf({ force: { title: 'By force' } })).toEqual(['By force', 'C'])
    expect(titlesOf({ c: { title: 'See' }, force: { note: 'n' } })).toEqual(['force', 'See'])
  })

  test('counts where every leaf is an outcome of its own', () => {
    const own = treeWith({ a: { p: 0.5, title: 'A' }, b: { p: 0.5 } })
    const { tree } = modelWith({ ...own, outcomes: { a: { title: 'First' } } })
    expect(tree.outcomeTitles).toEqual(['First', 'b'])
  })

  test('must be of an outcome, and not of a branch', () => {
    const problems = problemsOf({ ...shared, outcomes: { forze: { title: 't' }, a: { title: 't' } } })
    expect(problems).toMatchObject([
      { code: 'unknown-id', path: 'outcomes.forze', received: 'forze' },
      { code: 'unknown-id', path: 'outcomes.a' },
    ])
    expect(problems[0]?.message).toBe('"forze" is no outcome; did you mean "force"?')
  })
})

describe('the residual leaf', () => {
  test('is one, and every further one is reported', () => {
    const branches = {
      a: { p: 0.5, residual: true },
      b: { p: 0.3, residual: true },
      c: { p: 0.2, residual: true },
    }
    expect(faults(treeWith(branches))).toEqual([
      'second-residual tree.branches.b.residual',
      'second-residual tree.branches.c.residual',
    ])
  })

  test('may be said not to be one', () => {
    expect(faults(treeWith({ a: { p: 0.5, residual: true }, b: { p: 0.5, residual: false } }))).toEqual([])
  })
})
