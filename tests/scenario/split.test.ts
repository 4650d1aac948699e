import { describe, expect, test } from 'vitest'
import { childrenOf } from '../../src/scenario/split.ts'
import { documentWith, faults, modelWith, problemsOf, sharesOf, treeWith } from './documents.ts'

describe('a split', () => {
  test('is written in one of three forms', () => {
    expect(sharesOf(treeWith({ a: { p: 0.25 }, b: { p: 'rest' } }))).toEqual({ a: 0.25, b: 0.75 })
    expect(sharesOf(treeWith({ a: { weight: 1 }, b: { weight: 3 } }))).toEqual({ a: 0.25, b: 0.75 })
    expect(sharesOf(treeWith({ a: { count: 0 }, b: { count: 1 } }))).toEqual({ a: 0.25, b: 0.75 })
  })

  test('may have another form at another node, and is unconditional in none', () => {
    const below = { c: { count: 1 }, d: { count: 3 } }
    const shares = sharesOf(treeWith({ a: { p: 0.5 }, b: { p: 'rest', smoothing: 0, branches: below } }))
    expect(shares).toEqual({ a: 0.5, b: 0.5, c: 0.25, d: 0.75 })
    const { prior, tree } = modelWith(
      treeWith({ a: { p: 0.5 }, b: { p: 'rest', smoothing: 0, branches: below } }),
    )
    expect([...prior]).toEqual([0.5, 0.125, 0.375])
    expect(childrenOf(tree, 0)).toEqual([1, 2])
    expect(childrenOf(tree, 2)).toEqual([3, 4])
    expect(childrenOf(tree, 1)).toEqual([])
  })

  test('is never mixed', () => {
    expect(faults(treeWith({ a: { p: 0.5 }, b: { weight: 1 }, c: { count: 1 }, d: {} }))).toEqual([
      'split-mixed tree.branches.b',
      'split-mixed tree.branches.c',
      'split-missing tree.branches.d',
    ])
    expect(faults(treeWith({ a: { p: 0.5, weight: 1 }, b: { p: 0.5 } }))).toEqual([
      'split-mixed tree.branches.a',
    ])
  })

  test('says of a branch without a share what its siblings say', () => {
    const [problem] = problemsOf(treeWith({ a: { weight: 1 }, b: { title: 'B' } }))
    expect(problem?.message).toBe('"b" needs its share: p, weight or count, here weight like its siblings')
    const [first] = problemsOf(treeWith({ a: {}, b: { weight: 1 } }))
    expect(first?.message).toBe('"a" needs its share: p, weight or count')
  })

  test('has one rest, and it goes with p', () => {
    expect(faults(treeWith({ a: { p: 'rest' }, b: { p: 'rest' }, c: { p: 'rest' } }))).toEqual([
      'second-rest tree.branches.b.p',
      'second-rest tree.branches.c.p',
    ])
    expect(faults(treeWith({ a: { weight: 1 }, b: { weight: 'rest' } }))).toEqual([
      'misplaced-rest tree.branches.b.weight',
    ])
  })

  test('reports a bad sum at the branches, a bad value at the value', () => {
    expect(faults(treeWith({ a: { p: 0.5 }, b: { p: 0.4999 } }))).toEqual(['split-sum tree.branches'])
    expect(faults(treeWith({ a: { p: 0.5 }, b: { p: 50 } }))).toEqual(['out-of-range tree.branches.b.p'])
    expect(faults(treeWith({ a: { weight: 0 }, b: { weight: 0 } }))).toEqual(['split-zero tree.branches'])
    expect(faults(treeWith({ a: { count: 0 }, b: { count: 0 } }, { smoothing: 0 }))).toEqual([
      'split-zero tree.branches',
    ])
    const inner = { b: { p: 0.5, branches: { c: { p: 0.5 }, d: { p: 0.6 } } } }
    expect(faults(treeWith({ a: { p: 0.5 }, ...inner }))).toEqual(['split-sum tree.branches.b.branches'])
  })

  test('reports every node that is wrong', () => {
    const bad = (id: string) => ({ weight: 1, branches: { [`${id}1`]: { p: 0.5 }, [`${id}2`]: { p: 0.6 } } })
    expect(faults(treeWith({ a: bad('a'), b: bad('b') }))).toEqual([
      'split-sum tree.branches.a.branches',
      'split-sum tree.branches.b.branches',
    ])
  })
})

describe('concentration and smoothing', () => {
  test('make a split uncertain: given for p and weight, the number of cases for counts', () => {
    const concentrations = (document: ReturnType<typeof treeWith>) =>
      modelWith(document).splits.map(({ concentration }) => concentration)
    expect(concentrations(treeWith({ a: { p: 0.5 }, b: { p: 0.5 } }))).toEqual([undefined])
    expect(concentrations(treeWith({ a: { p: 0.5 }, b: { p: 0.5 } }, { concentration: 20 }))).toEqual([20])
    expect(concentrations(treeWith({ a: { weight: 2 }, b: { weight: 5 } }, { concentration: 20 }))).toEqual([
      20,
    ])
    expect(concentrations(treeWith({ a: { count: 12 }, b: { count: 7 } }))).toEqual([20])
    expect(concentrations(treeWith({ a: { count: 12 }, b: { count: 7 } }, { smoothing: 2 }))).toEqual([23])
  })

  test('are refused with the form they do not go with', () => {
    expect(faults(treeWith({ a: { count: 1 }, b: { count: 2 } }, { concentration: 20 }))).toEqual([
      'misplaced-key tree.concentration',
    ])
    expect(faults(treeWith({ a: { p: 0.5 }, b: { p: 0.5 } }, { smoothing: 1 }))).toEqual([
      'misplaced-key tree.smoothing',
    ])
  })
})

describe('an uncertain share', () => {
  const parameters = { pressure: { distribution: { uniform: { min: 0.2, max: 0.6 } } } }

  test('counts with its median', () => {
    const document = treeWith({ a: { p: '0.1 + 0.5*pressure' }, b: { p: 'rest' } }, {}, { parameters })
    expect(sharesOf(document).a).toBeCloseTo(0.3, 15)
    const [split] = modelWith(document).splits
    expect(split?.rest).toBe(1)
    expect(split?.uncertain.map(({ child }) => child)).toEqual([0])
  })

  test('out of range at the medians says that it is there', () => {
    const [problem, ...others] = problemsOf(
      treeWith({ a: { p: '3*pressure' }, b: { p: 'rest' } }, {}, { parameters }),
    )
    expect(others).toEqual([])
    expect(problem).toMatchObject({ code: 'out-of-range', path: 'tree.branches.a.p' })
    expect(problem?.message).toContain('(its value at the medians of the parameters)')
    const sum = problemsOf(treeWith({ a: { p: 'pressure' }, b: { p: 0.5 } }, {}, { parameters }))
    expect(sum[0]).toMatchObject({ code: 'split-sum', path: 'tree.branches', received: 0.9 })
    expect(sum[0]?.message).toContain('at the medians')
    const certain = problemsOf(treeWith({ a: { p: 2 }, b: { p: 'pressure' } }, {}, { parameters }))
    expect(certain[0]?.message).not.toContain('median')
  })

  test('that was refused is not reported a second time as a sum', () => {
    expect(faults(treeWith({ a: { p: 'nothing' }, b: { p: 0.9 } }))).toEqual([
      'unknown-parameter tree.branches.a.p',
    ])
  })
})

test('a document without a problem has the shares it says', () => {
  expect(sharesOf(documentWith())).toEqual({ stays: 0.6, leaves: 0.4 })
})

describe('a branch that writes its share twice', () => {
  const twice = [
    ['p', 'weight'],
    ['p', 'count'],
    ['weight', 'count'],
  ] as const
  const orders = twice.flatMap(([a, b]) => [
    [a, b],
    [b, a],
  ])
  test.each(orders)('is found behind a sibling that says %s alone, where it says %s too', (form, other) => {
    const document = treeWith({ a: { [form]: 1 }, b: { [form]: 1, [other]: 1 } })
    const mixed = problemsOf(document).find(
      ({ code, path }) => code === 'split-mixed' && path === 'tree.branches.b',
    )
    expect(mixed?.message).toContain('a share is written in one form')
  })
})
