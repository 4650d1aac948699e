import { defineScenario, type ScenarioDocument, ScenarioError } from 'forkcast'
import { parseScenario } from 'forkcast/read'
import { describe, expect, test } from 'vitest'
import { deepestTree } from '../../src/scenario/shape.ts'
import { seconds } from '../hostile/seconds.ts'
import { documentWith, faults, problemsOf, treeWith } from './documents.ts'

const everything = (): ScenarioDocument => ({
  forkcast: 1,
  title: 'Who runs the harbour authority?',
  note: 'n',
  source: 's',
  origin: '2030-03-01',
  horizon: '2030-12-31',
  exhaustive: false,
  parameters: { pressure: { title: 't', note: 'n', source: 's', distribution: '0.2 to 0.6' } },
  tree: {
    title: 't',
    note: 'n',
    source: 's',
    question: 'q',
    concentration: 20,
    timing: 'horizon',
    impacts: { throughput: 100 },
    branches: {
      stays: { title: 't', note: 'n', source: 's', p: 'rest', outcome: 'stays', residual: true },
      leaves: {
        p: 'clamp(0.1 + 0.5*pressure, 0, 0.9)',
        timing: { weibull: { shape: 1.3, scale: 120 } },
        impacts: { throughput: '90 to 98' },
        question: 'How?',
        smoothing: 0.5,
        branches: { resigns: { count: 12 }, dismissed: { count: 7, outcome: 'forced' } },
      },
    },
  },
  outcomes: { forced: { title: 't', note: 'n', source: 's' } },
  signals: {
    leak: { title: 't', note: 'n', source: 's', ratio: { leaves: 2.5 }, halfLife: 60, cluster: 'press' },
    strike: { rate: { leaves: 3, otherwise: 1 }, per: 30 },
  },
  clusters: { press: { title: 't', note: 'n', source: 's', correlation: 0.4 } },
  grades: { A: 0.95, 5: 0.2 },
  impacts: { throughput: { title: 't', note: 'n', source: 's', unit: '%', default: 100 } },
  resolution: { title: 't', note: 'n', source: 's', criteria: 'c', outcome: 'forced', date: '2030-07-14' },
})

/** Every object in a document, with its path; tables keyed by ids and distributions are left out. */
function strictObjects(): string[][] {
  return [
    [],
    ['parameters', 'pressure'],
    ['tree'],
    ['tree', 'branches', 'stays'],
    ['tree', 'branches', 'leaves'],
    ['tree', 'branches', 'leaves', 'branches', 'resigns'],
    ['outcomes', 'forced'],
    ['signals', 'leak'],
    ['signals', 'strike'],
    ['clusters', 'press'],
    ['impacts', 'throughput'],
    ['resolution'],
  ]
}

/** A document with one value set, by path. */
function setAt(path: readonly string[], value: unknown): ScenarioDocument {
  const document = everything()
  let at = document as unknown as Record<string, unknown>
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>
  at[path.at(-1)!] = value
  return document
}

describe('every key of the interface', () => {
  test('is known', () => {
    expect(problemsOf(everything())).toEqual([])
  })

  test('is strict: any other is refused in every object, with the nearest known one', () => {
    for (const path of strictObjects()) {
      const [problem, ...others] = problemsOf(setAt([...path, 'titel'], 'x'))
      expect(others).toEqual([])
      const place = [...path, 'titel'].join('.')
      expect(problem).toMatchObject({ code: 'unknown-key', path: place, received: 'x' })
      expect(problem?.message).toBe('unknown key "titel"; did you mean "title"?')
    }
  })

  test('is inherited from nothing: constructor and __proto__ are unknown keys too', () => {
    for (const path of strictObjects()) {
      const place = (key: string) => `unknown-key ${[...path, key].join('.')}`
      expect(faults(setAt([...path, 'constructor'], 1))).toEqual([place('constructor')])
      const [last, parent] = [path.at(-1), path.slice(0, -1)]
      const own = (object: object) =>
        JSON.parse(JSON.stringify(object).replace(/}$/, ',"__proto__":{"polluted":1}}')) as object
      const before = everything() as unknown as Record<string, unknown>
      let at = before
      for (const key of path) at = at[key] as Record<string, unknown>
      const document = last === undefined ? own(before) : setAt([...parent, last], own(at))
      expect(faults(document)).toEqual([place('__proto__')])
    }
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  test('must be there where it is required', () => {
    expect(problemsOf({})).toMatchObject(
      ['title', 'forkcast', 'origin', 'horizon', 'tree'].map((key) => ({
        code: 'missing-key',
        path: '',
        message: expect.stringContaining(`"${key}" is missing; it takes `),
      })),
    )
    const partial = { ...documentWith(), tree: {}, parameters: { x: {} }, clusters: { c: {} } }
    expect(faults(partial)).toEqual([
      'missing-key tree',
      'missing-key parameters.x',
      'missing-key clusters.c',
    ])
    expect(parseScenario('title: Harbour').problems?.[0]).toMatchObject({
      code: 'missing-key',
      line: 1,
      column: 1,
    })
  })

  test('that says undefined counts as not there, and null as wrong', () => {
    expect(faults({ ...everything(), note: undefined, parameters: undefined, signals: undefined })).toEqual([
      'unknown-parameter tree.branches.leaves.p',
    ])
    expect(faults(treeWith({ a: { p: 1, branches: undefined, weight: undefined } }))).toEqual([])
    expect(faults(documentWith({ title: undefined }))).toEqual(['invalid-value title'])
    expect(faults(documentWith({ tree: undefined }))).toEqual(['invalid-type tree'])
    const nulls = documentWith({ signals: null, grades: null, note: null, resolution: null })
    expect(faults(nulls).sort()).toEqual([
      'invalid-type resolution',
      'invalid-type signals',
      'invalid-value grades',
      'invalid-value note',
    ])
  })
})

describe('a value of the wrong kind', () => {
  const wrongKinds: [string, unknown][] = [
    ['null', null],
    ['a text', 'x'],
    ['a number', 3],
    ['true', true],
    ['a list', [{}]],
    ['a Map', new Map([['a', {}]])],
    ['a Set', new Set(['a'])],
    ['a Date', new Date()],
    ['a function', () => ({})],
    ['a symbol', Symbol('a')],
  ]

  test.each(wrongKinds)('is refused as a document: %s', (_name, value) => {
    expect(faults(value)).toEqual(['invalid-type'])
    expect(() => defineScenario(value as never)).toThrow(ScenarioError)
  })

  test.each(wrongKinds)('is refused wherever an object belongs: %s', (_name, value) => {
    for (const path of strictObjects().slice(1))
      expect(faults(setAt(path, value))[0]).toBe(`invalid-type ${path.join('.')}`)
    for (const key of ['parameters', 'signals', 'clusters', 'impacts'])
      expect(faults(documentWith({ [key]: value }))).toEqual([`invalid-type ${key}`])
    for (const path of [['grades'], ['tree', 'impacts'], ['signals', 'leak', 'ratio']])
      expect(faults(setAt(path, value))[0]).toBe(`invalid-value ${path.join('.')}`)
    for (const branches of [
      documentWith({ tree: { branches: value } }),
      treeWith({ a: { p: 1, branches: value } }),
    ])
      expect(problemsOf(branches).map(({ code }) => code)).toEqual(['no-branches'])
  })

  test.each([
    ['title', [2030, null, ['x'], new Date()]],
    ['origin', [20300301, null, new Date(), ['2030-03-01']]],
    ['exhaustive', ['true', 1, 0, null, 'yes']],
    ['forkcast', ['1', 2, 1.5, null, [1]]],
  ])('is refused as %s', (key, values) => {
    for (const value of values) {
      const [problem, ...others] = problemsOf(documentWith({ [key]: value }))
      expect(others).toEqual([])
      expect(problem).toMatchObject({
        code: key === 'forkcast' ? 'version' : 'invalid-value',
        path: key,
        received: value,
      })
    }
  })

  test.each([
    ['concentration', [0, -1, NaN, Infinity, '20', [20], 20n]],
    ['smoothing', [-0.5, NaN, '0.5', Infinity]],
  ])('is refused as %s', (key, values) => {
    for (const value of values)
      expect(faults(treeWith({ a: { p: 1 } }, { [key]: value }))).toEqual([`invalid-value tree.${key}`])
  })

  test('is refused as count: no fraction, nothing negative, no text, nothing uncertain', () => {
    for (const count of [1.5, -1, '12', NaN, Infinity, 2 ** 60, '1 to 2', [1], 1n])
      expect(faults(treeWith({ a: { count }, b: { count: 1 } }))).toEqual([
        'invalid-value tree.branches.a.count',
      ])
    for (const count of [0, -0, 12, 1e9])
      expect(faults(treeWith({ a: { count }, b: { count: 1 } }))).toEqual([])
  })

  test('in quotes is told to be written without', () => {
    const [problem] = problemsOf(treeWith({ a: { p: 1 } }, { concentration: '20' }))
    expect(problem?.message).toBe(
      'expected a number above 0; received "20", which is text: write it without quotes',
    )
    const [other] = problemsOf(treeWith({ a: { p: 1 } }, { concentration: 'high' }))
    expect(other?.message).toBe('expected a number above 0; received "high"')
  })
})

describe('ids', () => {
  const maps: [string, (id: string) => object][] = [
    ['tree.branches', (id) => treeWith({ [id]: { p: 1 } })],
    ['parameters', (id) => documentWith({ parameters: { [id]: { distribution: '1 to 2' } } })],
    ['signals', (id) => documentWith({ signals: { [id]: { ratio: {} } } })],
    ['clusters', (id) => documentWith({ clusters: { [id]: { correlation: 0 } } })],
    ['impacts', (id) => documentWith({ impacts: { [id]: { default: 1 } } })],
    ['signals.s.ratio', (id) => documentWith({ signals: { s: { ratio: { [id]: 1 } } } })],
    ['tree.impacts', (id) => treeWith({ a: { p: 1 } }, { impacts: { [id]: 1 } })],
  ]

  test.each(maps)('in %s are a letter, then letters, digits, _ or -', (path, document) => {
    for (const id of ['1a', '_a', '-a', 'a b', 'a.b', 'é', 'aé', '', 'a\n', '日本'])
      expect(problemsOf(document(id))[0]).toMatchObject({
        code: 'invalid-id',
        path: `${path}.${id}`,
        received: id,
        message: expect.stringContaining('an id is a letter, then letters, digits, _ or -'),
      })
    for (const id of ['a', 'A-1_b', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])
      expect(problemsOf(document(id)).map(({ code }) => code)).not.toContain('invalid-id')
  })

  test.each(maps)('in %s cannot be __proto__, which would vanish', (path, document) => {
    const text = JSON.stringify(document('PROTO')).replaceAll('PROTO', '__proto__')
    const [problem] = problemsOf(JSON.parse(text))
    expect(problem).toMatchObject({ code: 'invalid-id', path: `${path}.__proto__`, received: '__proto__' })
  })

  test.each(['otherwise', 'rest', 'days', 'horizon', 'void'])('of branches cannot be %s', (id) => {
    const [problem, ...others] = problemsOf(
      treeWith({ a: { p: 0.5, branches: { [id]: { p: 1 } } }, b: { p: 0.5 } }),
    )
    expect(others).toEqual([])
    expect(problem).toMatchObject({
      code: 'reserved-id',
      path: `tree.branches.a.branches.${id}`,
      received: id,
    })
  })
})

describe('several problems', () => {
  test('are all reported at once, in the order of the document', () => {
    const document = {
      ...documentWith({ titel: 'x', exhaustive: 'yes', clusters: { c: { correlation: 2 } } }),
      tree: { branches: { '1': { p: true }, b: 3 }, concentration: -1 },
      signals: { s: { ratio: { b: null, c: [] }, per: 'x' } },
    }
    expect(faults(document).sort()).toEqual(
      [
        'unknown-key titel',
        'invalid-value exhaustive',
        'invalid-value tree.concentration',
        'invalid-id tree.branches.1',
        'invalid-value tree.branches.1.p',
        'invalid-type tree.branches.b',
        'invalid-value signals.s.ratio.b',
        'invalid-value signals.s.ratio.c',
        'invalid-value signals.s.per',
        'invalid-value clusters.c.correlation',
      ].sort(),
    )
  })

  test('are a hundred at most, and the last entry counts the others', () => {
    const branches = Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`b${i}`, 3]))
    const problems = problemsOf(treeWith(branches))
    expect(problems).toHaveLength(101)
    expect(problems[99]?.path).toBe('tree.branches.b99')
    expect(problems[100]).toEqual({
      code: 'more-problems',
      message: '50 more problems of this input are not listed; mend these first',
      path: '',
      received: 50,
    })
    expect(problemsOf(treeWith(Object.fromEntries(Object.entries(branches).slice(0, 100))))).toHaveLength(100)
  })

  test('of text and of meaning are counted together', () => {
    const rows = Array.from({ length: 150 }, (_, i) => `    b${i}: 3`).join('\n')
    const { problems } = parseScenario(`title: a\ntitle: b\ntree:\n  branches:\n${rows}\n`)
    expect(problems?.[0]).toMatchObject({ code: 'duplicate-key' })
    expect(problems).toHaveLength(101)
    // one of the text, three keys that are missing, 150 branches
    expect(problems?.[100]?.message).toContain('54 more problems')
  })
})

describe('size', () => {
  test('of a tree nested too deep is refused, whatever its depth', () => {
    const nested = (depth: number): object => {
      let branches: object = { [`b${depth}`]: { p: 1 } }
      for (let i = depth - 1; i > 0; i--) branches = { [`b${i}`]: { p: 1, branches } }
      return treeWith(branches)
    }
    expect(faults(nested(deepestTree))).toEqual([])
    for (const depth of [deepestTree + 1, 400, 10_000, 100_000]) {
      const [problem, ...others] = problemsOf(nested(depth))
      expect(others).toEqual([])
      expect(problem?.code).toBe('too-deep')
      expect(problem?.message).toContain(`deeper than ${deepestTree} levels, or refers to itself`)
      expect(problem?.path.startsWith('tree.branches.b1.branches.b2')).toBe(true)
    }
  })

  test('of a tree that refers to itself has no end, and is refused', () => {
    const branches: Record<string, object> = { stays: { p: 0.5 } }
    branches.leaves = { p: 0.5, branches }
    expect(problemsOf(treeWith(branches)).map(({ code }) => code)).toEqual(['too-deep'])
    const document = documentWith() as unknown as Record<string, unknown>
    document.tree = document
    expect(problemsOf(document).map(({ code }) => code)).toContain('unknown-key')
  })

  test('of a tree that refers to itself in many places is bounded', () => {
    let branches: object = { a: {}, b: {} }
    for (let i = 0; i < 40; i++) branches = { a: { branches }, b: { branches }, c: { branches } }
    let codes: string[] = []
    expect(
      seconds(() => {
        codes = problemsOf(treeWith(branches)).map(({ code }) => code)
      }),
    ).toBeLessThan(20)
    expect(codes).toEqual(['too-large'])
  })

  test('of a value of 2⁶⁰ parts where a text belongs costs nothing', () => {
    let title: object = {}
    for (let i = 0; i < 60; i++) title = { a: title, b: title }
    expect(
      seconds(() => expect(faults(documentWith({ title }))).toEqual(['invalid-value title'])),
    ).toBeLessThan(2)
  })

  test('of 100,000 bad nodes is a short list, soon', () => {
    const branches = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, i) => [`b${i}`, { p: true, q: 3 }]),
    )
    let list: unknown
    expect(
      seconds(() => {
        list = problemsOf(treeWith(branches))
      }),
    ).toBeLessThan(12)
    expect(list).toHaveLength(101)
    expect(JSON.stringify(list).length).toBeLessThan(50_000)
    expect((list as { message: string }[])[100]?.message).toContain('199900 more problems')
  })

  test('of 20,000 misspelt ids beside 20,000 branches is a short list, soon', () => {
    const named = (prefix: string, value: unknown) =>
      Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`${prefix}${i}`, value]))
    const document = treeWith(
      named('leaf', { weight: 1 }),
      {},
      { signals: { s: { ratio: named('laef', 2) } } },
    )
    expect(seconds(() => expect(problemsOf(document)).toHaveLength(101))).toBeLessThan(12)
  })

  test('of a key of a million letters is not repeated in the message', () => {
    const key = 'x'.repeat(1_000_000)
    for (const document of [
      documentWith({ [key]: 1 }),
      treeWith({ [`1${key}`]: { p: 1 } }),
      documentWith({ title: [key] }),
    ])
      expect(problemsOf(document)[0]?.message.length).toBeLessThan(300)
  })
})
