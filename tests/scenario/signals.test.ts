import fc from 'fast-check'
import type { SignalDocument } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { spread } from '../../src/numeric/sparse.ts'
import { outOfRange } from '../../src/scenario/signals.ts'
import { documentWith, faults, modelWith, problemsOf, treeWith } from './documents.ts'
import { sprouts, written } from './trees.ts'

const branches = {
  stays: { p: 'rest' },
  leaves: {
    p: 0.4,
    branches: {
      resigns: { weight: 1 },
      dismissed: { weight: 1, outcome: 'forced' },
      arrested: { weight: 1, outcome: 'forced' },
    },
  },
}
const withSignals = (signals: object, parts: object = {}) => treeWith(branches, {}, { signals, ...parts })
const withSignal = (signal: object) => withSignals({ s: signal })

/** The value of each leaf under the signal `s`: stays, resigns, dismissed, arrested. */
function valuesOf(signal: SignalDocument): number[] {
  const [compiled] = modelWith(withSignal(signal)).signals
  return [...spread(compiled!.ofLeaf)].map((entry) => compiled!.entries[entry]!.value)
}

describe('a table', () => {
  test('gives a leaf the value of its id, its outcome, the nearest ancestor named, or otherwise', () => {
    expect(valuesOf({ ratio: { resigns: 2, forced: 3 } })).toEqual([1, 2, 3, 3])
    expect(valuesOf({ ratio: { leaves: 2, arrested: 4 } })).toEqual([1, 2, 2, 4])
    expect(valuesOf({ ratio: { arrested: 4, leaves: 2 } })).toEqual([1, 2, 2, 4])
    expect(valuesOf({ ratio: { forced: 4, leaves: 2 } })).toEqual([1, 2, 4, 4])
    expect(valuesOf({ ratio: { stays: 0, otherwise: 5 } })).toEqual([0, 5, 5, 5])
    expect(valuesOf({ likelihood: { stays: 0.8, leaves: 0.5 } })).toEqual([0.8, 0.5, 0.5, 0.5])
  })

  test('has otherwise 1 for ratios and 0 for decibans', () => {
    expect(valuesOf({ ratio: {} })).toEqual([1, 1, 1, 1])
    expect(valuesOf({ decibans: { leaves: -3 } })).toEqual([0, -3, -3, -3])
  })

  test('must cover every leaf of a likelihood or a rate, or say otherwise', () => {
    for (const form of ['likelihood', 'rate']) {
      const [problem] = problemsOf(withSignal({ [form]: { resigns: 0.5 } }))
      expect(problem).toMatchObject({ code: 'otherwise-missing', path: `signals.s.${form}` })
      expect(problem?.message).toContain('stays, dismissed, arrested')
      expect(faults(withSignal({ [form]: { resigns: 0.5, otherwise: 0.1 } }))).toEqual([])
      expect(faults(withSignal({ [form]: { resigns: 0.5, stays: 0.1, forced: 0.3 } }))).toEqual([])
    }
  })

  test('that names a leaf and its other outcome is ambiguous', () => {
    expect(faults(withSignal({ ratio: { forced: 2, arrested: 3, dismissed: 3 } }))).toEqual([
      'ambiguous-table signals.s.ratio.dismissed',
      'ambiguous-table signals.s.ratio.arrested',
    ])
    expect(faults(withSignal({ ratio: { forced: 2, leaves: 3, resigns: 1 } }))).toEqual([])
  })

  test('reads an id that a leaf and an outcome share as the outcome', () => {
    const tree = { a: { p: 0.5 }, b: { p: 0.3, outcome: 'a' }, c: { p: 0.2 } }
    const [signal] = modelWith(treeWith(tree, {}, { signals: { s: { ratio: { a: 2 } } } })).signals
    expect([...spread(signal!.ofLeaf)].map((entry) => signal!.entries[entry]!.value)).toEqual([2, 2, 1])
    expect(faults(treeWith(tree, {}, { signals: { s: { ratio: { a: 2, b: 3 } } } }))).toEqual([
      'ambiguous-table signals.s.ratio.b',
    ])
  })

  test('refuses unknown ids, suggests the nearest, and goes on to the next', () => {
    const problems = problemsOf(withSignal({ ratio: { leafs: 2, arrestd: 3, stays: -1 } }))
    expect(problems.map(({ code, path }) => [code, path])).toEqual([
      ['unknown-id', 'signals.s.ratio.leafs'],
      ['unknown-id', 'signals.s.ratio.arrestd'],
      ['out-of-range', 'signals.s.ratio.stays'],
    ])
    expect(problems[0]?.message).toContain('did you mean "leaves"?')
    expect(problems[1]?.message).toContain('did you mean "arrested"?')
  })

  test('takes constructor for an id like others', () => {
    const tree = { constructor: { p: 0.5 }, toString: { p: 0.5 } }
    const [signal] = modelWith(
      treeWith(tree, {}, { signals: { valueOf: { ratio: { constructor: 3 } } } }),
    ).signals
    expect(signal?.id).toBe('valueOf')
    expect([...spread(signal!.ofLeaf)].map((entry) => signal!.entries[entry]!.value)).toEqual([3, 1])
    expect(faults(withSignal({ ratio: { constructor: 3 } }))).toEqual([
      'unknown-id signals.s.ratio.constructor',
    ])
  })

  test('gives every leaf what a climb from the leaf finds first', () => {
    const tables = fc.tuple(
      sprouts(),
      fc.array(fc.nat(30), { maxLength: 8 }),
      fc.subarray(['shared0', 'shared1']),
    )
    fc.assert(
      fc.property(tables, ([sprout, numbers, shared]) => {
        const { walked } = written(sprout)
        const leaves = walked.filter(({ outcome }) => outcome !== undefined)
        const outcomes = new Set(leaves.map(({ outcome }) => outcome))
        const named = new Set([
          ...shared.filter((outcome) => outcomes.has(outcome)),
          ...numbers.flatMap((n) => walked[n]?.id ?? []),
        ])
        const isAmbiguous = ({ id, outcome }: { id: string; outcome?: string }) =>
          id !== outcome && named.has(id) && named.has(outcome ?? '')
        const ratio = Object.fromEntries([...named].map((id, index) => [id, index + 2]))
        const { document } = written(sprout, undefined, { signals: { s: { ratio } } })
        const ambiguous = leaves.filter(isAmbiguous)
        if (ambiguous.length > 0) {
          expect(new Set(problemsOf(document).map(({ received }) => received))).toEqual(
            new Set(ambiguous.map(({ id }) => id)),
          )
          return
        }
        const [signal] = modelWith(document).signals
        const climb = leaves.map(({ id, outcome, ancestors }) => {
          const first = [outcome ?? '', id, ...[...ancestors].reverse()].find((name) => named.has(name))
          return first === undefined ? 1 : ratio[first]
        })
        expect([...spread(signal!.ofLeaf)].map((entry) => signal!.entries[entry]!.value)).toEqual(climb)
      }),
      { seed: 8, numRuns: 300 },
    )
  })
})

describe('a signal', () => {
  test('takes exactly one of four forms', () => {
    expect(faults(withSignal({ title: 'None' }))).toEqual(['signal-form signals.s'])
    const [both] = problemsOf(withSignal({ ratio: { stays: 2 }, decibans: { stays: 2 } }))
    expect(both).toMatchObject({ code: 'signal-form', path: 'signals.s' })
    expect(both?.message).toBe(
      'a signal takes exactly one of likelihood, ratio, decibans, rate; received ratio and decibans',
    )
    for (const form of ['likelihood', 'ratio', 'decibans', 'rate'])
      expect(faults(withSignal({ [form]: { otherwise: 0.5 } }))).toEqual([])
  })

  test.each([
    ['likelihood', [0, 0.5, 1], [-0.01, 1.01, 50]],
    ['ratio', [0, 1, 1e6], [-1]],
    ['decibans', [-1e6, -20, 0, 20, 1e6], [-1e6 - 1, 1e6 + 1]],
    ['rate', [1e-9, 3, 1e6], [0, -1, 1e6 + 1]],
  ])('with a %s takes values of its range', (form, right, wrong) => {
    for (const value of right) expect(faults(withSignal({ [form]: { otherwise: value } }))).toEqual([])
    for (const value of wrong) {
      const [problem] = problemsOf(withSignal({ [form]: { otherwise: value } }))
      expect(problem).toMatchObject({
        code: 'out-of-range',
        path: `signals.s.${form}.otherwise`,
        received: value,
      })
      expect(problem?.message).toMatch(/^expected .*; received /)
    }
  })

  test('with an uncertain value out of range at the medians says that it is there', () => {
    const parameters = { x: { distribution: { uniform: { min: 1, max: 3 } } } }
    const inline = problemsOf(withSignal({ likelihood: { otherwise: '1 to 4' } }))
    expect(inline[0]).toMatchObject({
      code: 'out-of-range',
      path: 'signals.s.likelihood.otherwise',
      received: 2,
    })
    expect(inline[0]?.message).toContain('received 2 (its value at the medians of the parameters)')
    const named = problemsOf(withSignals({ s: { likelihood: { otherwise: 'x' } } }, { parameters }))
    expect(named[0]).toMatchObject({ code: 'out-of-range', received: 2 })
  })

  test('has a per of 30 days and no half-life unless it says so', () => {
    const { signals } = modelWith(
      withSignals({
        a: { rate: { otherwise: 1 } },
        b: { rate: { otherwise: 1 }, per: 7 },
        c: { ratio: { stays: 2 }, halfLife: 60 },
      }),
    )
    expect(
      signals.map(({ id, form, per, halfLife, cluster }) => ({ id, form, per, halfLife, cluster })),
    ).toEqual([
      { id: 'a', form: 'rate', per: 30, halfLife: Infinity, cluster: -1 },
      { id: 'b', form: 'rate', per: 7, halfLife: Infinity, cluster: -1 },
      { id: 'c', form: 'ratio', per: 30, halfLife: 60, cluster: -1 },
    ])
  })

  test('with a rate takes neither halfLife nor cluster, and another no per', () => {
    const clusters = { press: { correlation: 0.4 } }
    const rate = { rate: { otherwise: 1 }, halfLife: 60, cluster: 'press' }
    expect(faults(withSignals({ s: rate }, { clusters }))).toEqual([
      'misplaced-key signals.s.halfLife',
      'misplaced-key signals.s.cluster',
    ])
    for (const form of ['likelihood', 'ratio', 'decibans'])
      expect(faults(withSignal({ [form]: { otherwise: 0.5 }, per: 7 }))).toEqual([
        'misplaced-key signals.s.per',
      ])
    expect(faults(withSignal({ rate: { otherwise: 1 }, per: 0 }))).toEqual(['invalid-value signals.s.per'])
    expect(faults(withSignal({ ratio: {}, halfLife: 0 }))).toEqual(['invalid-value signals.s.halfLife'])
  })

  test('belongs to a cluster that is declared', () => {
    const clusters = { street: { correlation: 0 }, press: { correlation: 1 } }
    const document = withSignals({ s: { ratio: {}, cluster: 'press' } }, { clusters })
    expect(modelWith(document).signals[0]?.cluster).toBe(1)
    const [problem] = problemsOf(withSignals({ s: { ratio: {}, cluster: 'pres' } }, { clusters }))
    expect(problem).toMatchObject({ code: 'unknown-cluster', path: 'signals.s.cluster', received: 'pres' })
    expect(problem?.message).toBe('"pres" is no declared cluster; did you mean "press"?')
    expect(faults(withSignal({ ratio: {}, cluster: 'constructor' }))).toEqual([
      'unknown-cluster signals.s.cluster',
    ])
    for (const correlation of [-0.1, 1.1])
      expect(faults(documentWith({ clusters: { c: { correlation } } }))).toEqual([
        'invalid-value clusters.c.correlation',
      ])
  })

  test('shares the entries of equal certain values, so that leaves with equal values are told apart by nothing', () => {
    const { classes, signals } = modelWith(withSignal({ ratio: { resigns: 2, forced: 2, stays: 1 } }))
    expect(signals[0]?.entries.map(({ value }) => value)).toEqual([1, 2])
    expect([...classes.ofLeaf]).toEqual([0, 1, 1, 1])
  })
})

test('outOfRange holds what is no finite number for out of range in every form', () => {
  for (const form of ['likelihood', 'ratio', 'decibans', 'rate'] as const)
    for (const value of [NaN, Infinity, -Infinity]) expect(outOfRange(form, value)).toBeTypeOf('string')
})
