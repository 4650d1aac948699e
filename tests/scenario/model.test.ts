import fc from 'fast-check'
import { parseScenario } from 'forkcast/read'
import { describe, expect, test } from 'vitest'
import { log } from '../../src/numeric/log.ts'
import { documentWith, faults, modelWith, problemsOf, treeWith } from './documents.ts'
import { sprouts, written } from './trees.ts'

describe('time', () => {
  test('is counted in days from origin to horizon', () => {
    const { origin, horizon, span } = modelWith(documentWith())
    expect([origin, horizon, span]).toEqual([21_974, 22_274, 300])
    const instants = { origin: '2030-03-01T23:00:00-05:00', horizon: '2030-03-02T22:00:00-05:00' }
    expect(modelWith(documentWith(instants)).span).toBe(1)
  })

  test('ends after it begins', () => {
    for (const horizon of ['2030-03-01', '2030-02-28', '2029-12-26'])
      expect(faults(documentWith({ horizon }))).toEqual(['horizon-before-origin horizon'])
    expect(faults(documentWith({ horizon: '2030-03-02' }))).toEqual([])
    const sameDay = { origin: '2030-03-01T22:00:00-05:00', horizon: '2030-03-02T18:00:00-05:00' }
    expect(faults(documentWith(sameDay))).toEqual(['horizon-before-origin horizon'])
  })

  test('has days of the calendar, and both ends are checked', () => {
    expect(faults(documentWith({ origin: '2030-02-30', horizon: '2030-12-26T10:00' }))).toEqual([
      'invalid-day origin',
      'invalid-day horizon',
    ])
  })
})

describe('the prior', () => {
  test('of a leaf is the product of the shares on its path', () => {
    const weights = fc.tuple(
      sprouts(),
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 40, maxLength: 40 }),
    )
    fc.assert(
      fc.property(weights, ([sprout, numbers]) => {
        const weight = (id: string) => 1 + numbers[Number(id.slice(1)) % 40]!
        const settings = (id: string) => (id === '' ? {} : { weight: weight(id) })
        const { document, walked } = written(sprout, settings)
        const share = (id: string) => {
          const parent = walked.find((node) => node.id === id)?.parent
          const siblings = walked.filter((node) => node.parent === parent)
          return weight(id) / siblings.reduce((sum, node) => sum + weight(node.id), 0)
        }
        const { prior, logPrior, classes, logClassPrior } = modelWith(document)
        const leaves = walked.filter(({ outcome }) => outcome !== undefined)
        for (const [leaf, { id, ancestors }] of leaves.entries()) {
          const product = [...ancestors, id].reduce((value, node) => value * share(node), 1)
          expect(Math.abs(prior[leaf]! - product)).toBeLessThan(1e-15)
          expect(logPrior[leaf]).toBe(log(prior[leaf]!))
        }
        expect(classes.count).toBe(1)
        expect(Math.abs(logClassPrior[0]!)).toBeLessThan(1e-14)
      }),
      { seed: 10, numRuns: 200 },
    )
  })

  test('of zero has the logarithm −∞', () => {
    const { prior, logPrior } = modelWith(treeWith({ a: { p: 0 }, b: { p: -0 }, c: { p: 1 } }))
    expect([...prior]).toEqual([0, 0, 1])
    expect([...logPrior]).toEqual([-Infinity, -Infinity, 0])
  })
})

test('classes are the leaves that no signal and no timing tells apart', () => {
  const branches = {
    a: { weight: 1 },
    b: { weight: 2 },
    c: { weight: 3, timing: '5 to 20' },
    d: { weight: 4, timing: '5 to 20' },
    e: { weight: 5 },
  }
  const document = treeWith(branches, {}, { signals: { s: { ratio: { d: 2, b: 3, e: 3 } } } })
  const { classes, logClassPrior } = modelWith(document)
  expect([...classes.ofLeaf]).toEqual([0, 1, 2, 3, 1])
  expect([...classes.firstLeaf]).toEqual([0, 1, 2, 3])
  const sums = [1, 7, 3, 4].map((weight) => Math.log(weight / 15))
  for (const [k, sum] of sums.entries()) expect(logClassPrior[k]).toBeCloseTo(sum, 13)
})

describe('grades', () => {
  test('have the credences of the MISP taxonomy and of STIX unless the document replaces them', () => {
    const grades = (parts: object) => Object.fromEntries(modelWith(documentWith(parts)).grades)
    const letters = { A: 1, B: 0.75, C: 0.5, D: 0.25, E: 0 }
    const digits = { 1: 0.9, 2: 0.7, 3: 0.5, 4: 0.3, 5: 0.1 }
    expect(grades({})).toEqual({ ...letters, ...digits })
    expect(grades({ grades: { A: 0.95, 3: 0, E: 1 } })).toEqual({
      ...letters,
      ...digits,
      A: 0.95,
      3: 0,
      E: 1,
    })
  })

  test('that cannot be judged have none, and others do not exist', () => {
    const document = documentWith({ grades: { F: 0.5, 6: 0.5, a: 0.5, B2: 0.5, constructor: 0.5 } })
    expect(faults(document).sort()).toEqual(
      ['F', '6', 'a', 'B2', 'constructor'].map((grade) => `unknown-grade grades.${grade}`).sort(),
    )
    for (const credence of [-0.1, 1.1, '0.5', null])
      expect(faults(documentWith({ grades: { A: credence } }))).toEqual(['invalid-value grades.A'])
  })
})

describe('the resolution', () => {
  test('is an outcome or void, on a day', () => {
    const branches = { stays: { p: 0.5 }, leaves: { p: 0.5, outcome: 'forced' } }
    const resolved = (resolution: object) => faults(treeWith(branches, {}, { resolution }))
    for (const outcome of ['stays', 'forced', 'void'])
      expect(resolved({ criteria: 'c', outcome, date: '2030-07-14' })).toEqual([])
    expect(resolved({})).toEqual([])
    expect(resolved({ outcome: 'leaves' })).toEqual(['unknown-id resolution.outcome'])
    expect(resolved({ outcome: 'constructor', date: '2030-02-30' })).toEqual([
      'unknown-id resolution.outcome',
      'invalid-day resolution.date',
    ])
    expect(problemsOf(treeWith(branches, {}, { resolution: { outcome: 'vod' } }))[0]?.message).toBe(
      '"vod" is no outcome; did you mean "void"?',
    )
  })
})

describe('the warning no-residual', () => {
  test('is drawn by a tree without a residual leaf that is not said to be exhaustive', () => {
    const warnings = (branches: object, exhaustive?: boolean) =>
      modelWith(treeWith(branches, {}, { exhaustive })).warnings.map(({ code, path }) => [code, path])
    const plain = { a: { p: 0.5 }, b: { p: 0.5 } }
    expect(warnings(plain)).toEqual([['no-residual', 'tree']])
    expect(warnings(plain, false)).toEqual([['no-residual', 'tree']])
    expect(warnings(plain, true)).toEqual([])
    expect(warnings({ a: { p: 0.5, residual: true }, b: { p: 0.5 } })).toEqual([])
    expect(warnings({ a: { p: 0.5, residual: false }, b: { p: 0.5 } })).toEqual([['no-residual', 'tree']])
    const nested = { a: { p: 0.5, branches: { c: { p: 1, residual: true } } }, b: { p: 0.5 } }
    expect(warnings(nested, false)).toEqual([])
  })

  test('has a place where the scenario was text', () => {
    const text = JSON.stringify(documentWith({ exhaustive: false }), null, 1)
    const { scenario } = parseScenario(text)
    const line = text.split('\n').findIndex((row) => row.includes('"tree"')) + 1
    expect(scenario?.warnings).toEqual([
      {
        code: 'no-residual',
        message: expect.stringContaining('residual: true'),
        path: 'tree',
        line,
        column: 2,
      },
    ])
  })
})

test('100,000 leaves are compiled in a moment', () => {
  const branches = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`b${i}`, { weight: 1 }]))
  const ratio = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`b${i}`, 1 + (i % 7)]))
  const start = process.cpuUsage()
  const { classes } = modelWith(treeWith(branches, {}, { signals: { s: { ratio } } }))
  const { user, system } = process.cpuUsage(start)
  expect(classes.count).toBe(7)
  expect((user + system) / 1e6).toBeLessThan(15)
})
