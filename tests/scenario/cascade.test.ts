import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documentWith, faults, modelWith, problemsOf, treeWith } from './documents.ts'
import { sprouts, written } from './trees.ts'

const early = { uniform: { min: 0, max: 10 } }
const late = { uniform: { min: 200, max: 300 } }
const cyclic = () => {
  const mixture: { mixture: { weight: number; of: unknown }[] } = { mixture: [] }
  mixture.mixture.push({ weight: 1, of: mixture })
  return mixture
}

/** By leaf id, the day by which its timing has come true for sure; undefined without timing. */
function endsByLeaf(document: ReturnType<typeof treeWith>): Record<string, number | undefined> {
  const { tree, timings } = modelWith(document)
  const entries = [...tree.leafNode].map((node, leaf) => {
    const timing = timings.timings[timings.ofLeaf[leaf]!]
    return [tree.ids[node]!, timing?.cumulative.indexOf(1)] as const
  })
  return Object.fromEntries(entries)
}

describe('timing', () => {
  test('holds for every leaf below, the nearest setting wins, and horizon cancels', () => {
    const document = treeWith(
      {
        a: { weight: 1 },
        b: { weight: 1, timing: 'horizon' },
        c: {
          weight: 1,
          timing: late,
          branches: {
            d: { weight: 1 },
            e: { weight: 1, timing: early },
            f: { weight: 1, timing: 'horizon', branches: { g: { weight: 1 } } },
          },
        },
      },
      { timing: early },
    )
    expect(endsByLeaf(document)).toEqual({ a: 10, b: undefined, d: 300, e: 10, g: undefined })
    expect(modelWith(document).timings.timings).toHaveLength(2)
  })

  test('is none where nobody sets it, or the root says horizon', () => {
    expect(endsByLeaf(documentWith())).toEqual({ stays: undefined, leaves: undefined })
    expect(endsByLeaf(treeWith({ a: { p: 1 } }, { timing: 'horizon' }))).toEqual({ a: undefined })
  })

  test('is what a climb from the leaf finds first', () => {
    const settings = fc.tuple(
      sprouts(),
      fc.array(fc.constantFrom(0, 0, 10, 20, -1), { minLength: 30, maxLength: 30 }),
    )
    fc.assert(
      fc.property(settings, ([sprout, ends]) => {
        const own = (id: string) => ends[id === '' ? 29 : Number(id.slice(1)) % 29]!
        const timing = (id: string) => {
          const end = own(id)
          return end === 0 ? {} : { timing: end < 0 ? 'horizon' : { uniform: { min: 0, max: end } } }
        }
        const { document, walked } = written(sprout, timing)
        const climb = walked.flatMap(({ id, outcome, ancestors }) => {
          if (outcome === undefined) return []
          const end = [id, ...[...ancestors].reverse(), ''].map(own).find((value) => value !== 0) ?? -1
          return [[id, end < 0 ? undefined : end]]
        })
        expect(endsByLeaf(document)).toEqual(Object.fromEntries(climb))
      }),
      { seed: 9, numRuns: 150 },
    )
  })

  test('may have any form of distribution', () => {
    for (const timing of ['5 to 20', { weibull: { shape: 1.3, scale: 120 } }, { empirical: [3, 400] }])
      expect(faults(treeWith({ a: { p: 1, timing } }))).toEqual([])
    for (const timing of ['30*pressure', 'Horizon', { weibull: { shape: 1.3 } }, {}, cyclic()])
      expect(problemsOf(treeWith({ a: { p: 1, timing } })).map(({ code }) => code)).toEqual([
        'invalid-distribution',
      ])
    for (const timing of [30, ['horizon'], null, true])
      expect(faults(treeWith({ a: { p: 1, timing } }))).toEqual(['invalid-value tree.branches.a.timing'])
    const bigint = treeWith({ a: { p: 1, timing: { normal: { mean: 1n, sd: 2 } } } })
    expect(faults(bigint)).toEqual(['invalid-distribution tree.branches.a.timing.normal.mean'])
  })

  test('with nothing between origin and horizon is an error, each time it is written', () => {
    const past = { uniform: { min: -20, max: 0 } }
    const beyond = { uniform: { min: 300.5, max: 900 } }
    const document = treeWith({
      a: { p: 0.5, timing: past },
      b: { p: 0.3, timing: past },
      c: { p: 0.2, timing: beyond },
    })
    expect(faults(document)).toEqual([
      'timing-outside tree.branches.a.timing',
      'timing-outside tree.branches.b.timing',
      'timing-outside tree.branches.c.timing',
    ])
    expect(problemsOf(document)[0]?.message).toContain('the 300 days from origin to horizon')
    const day = treeWith({ a: { p: 1, timing: past } }, {}, { horizon: '2030-03-02' })
    expect(problemsOf(day)[0]?.message).toContain('the 1 day from origin to horizon')
    expect(faults(treeWith({ a: { p: 1, timing: { uniform: { min: 299.5, max: 900 } } } }))).toEqual([])
  })

  test('is not measured against an origin that is no day', () => {
    const beyond = { uniform: { min: 10, max: 20 } }
    expect(faults(treeWith({ a: { p: 1, timing: beyond } }, {}, { origin: '2030-02-30' }))).toEqual([
      'invalid-day origin',
    ])
    const broken = treeWith({ a: { p: 1, timing: { beta: {} } } }, {}, { origin: '2030-02-30' })
    expect(faults(broken)).toEqual([
      'invalid-day origin',
      'invalid-distribution tree.branches.a.timing.beta.alpha',
    ])
  })
})

describe('impacts', () => {
  const impacts = { throughput: { default: 100 }, cost: {} }
  /** By impact, the value of each leaf. */
  const valuesOf = (document: ReturnType<typeof treeWith>) =>
    Object.fromEntries(
      modelWith(document).impacts.map(({ id, settings, ofLeaf }) => [
        id,
        [...ofLeaf].map((i) => settings[i]!.value),
      ]),
    )

  test('cascade impact by impact: own, inherited, default', () => {
    const document = treeWith(
      {
        a: { weight: 1 },
        b: {
          weight: 1,
          impacts: { throughput: 50 },
          branches: { c: { weight: 1, impacts: { cost: 7 } }, d: { weight: 1, impacts: { throughput: 0 } } },
        },
      },
      { impacts: { cost: 3 } },
      { impacts },
    )
    expect(valuesOf(document)).toEqual({ throughput: [100, 50, 0], cost: [3, 7, 3] })
  })

  test('must have a value on every leaf, and the error names the leaves without', () => {
    const document = treeWith(
      { a: { p: 0.5, impacts: { cost: 1 } }, b: { p: 0.3 }, c: { p: 0.2 } },
      {},
      { impacts },
    )
    expect(problemsOf(document)).toMatchObject([
      {
        code: 'impact-missing',
        path: 'impacts.cost',
        message: 'no value for b, c: set it on the leaf or above it, or give the impact a default',
      },
    ])
  })

  test('must be declared, and a misspelt one is suggested', () => {
    const document = treeWith(
      { a: { p: 1, impacts: { costs: 1, cost: 2 } } },
      { impacts: { trouput: 3 } },
      { impacts },
    )
    expect(problemsOf(document)).toMatchObject([
      { code: 'unknown-impact', path: 'tree.impacts.trouput', received: 'trouput' },
      { code: 'unknown-impact', path: 'tree.branches.a.impacts.costs', received: 'costs' },
    ])
    expect(problemsOf(document)[1]?.message).toBe(
      '"costs" is not declared under impacts; did you mean "cost"?',
    )
    expect(faults(treeWith({ a: { p: 1, impacts: { constructor: 1 } } }))).toEqual([
      'unknown-impact tree.branches.a.impacts.constructor',
    ])
  })

  test('called constructor is an impact like others', () => {
    const document = treeWith(
      { a: { p: 0.5 }, b: { p: 0.5, impacts: { constructor: 2 } } },
      {},
      { impacts: { constructor: { default: 1 } } },
    )
    expect(valuesOf(document)).toEqual({ constructor: [1, 2] })
  })

  test('may be expressions in days, distributions, and parameters; a day stands at the horizon', () => {
    const document = treeWith(
      { a: { p: 0.5, impacts: { cost: '100 - 0.1*days' } }, b: { p: 0.5, impacts: { cost: '2*x' } } },
      {},
      { impacts: { cost: {} }, parameters: { x: { distribution: { uniform: { min: 1, max: 3 } } } } },
    )
    expect(valuesOf(document)).toEqual({ cost: [70, 4] })
    const [cost] = modelWith(document).impacts
    expect(cost?.settings.map(({ usesDays }) => usesDays)).toEqual([true, false])
    const drawn = modelWith(
      treeWith({ a: { p: 1, impacts: { cost: '5 to 20' } } }, {}, { impacts: { cost: {} } }),
    )
    expect(drawn.impacts[0]?.settings[0]?.distribution?.recipe).toMatchObject({
      from: 'lognormal',
      median: 10,
    })
    expect(drawn.impacts[0]?.settings[0]?.value).toBeCloseTo(10, 12)
    expect(drawn.parameters).toEqual([])
  })

  test('that are no numbers are reported where they are written', () => {
    const document = treeWith(
      { a: { p: 0.5, impacts: { cost: '1/0' } }, b: { p: 0.5, impacts: { cost: { beta: {} } } } },
      {},
      { impacts: { cost: { default: '7' } } },
    )
    expect(faults(document)).toEqual([
      'invalid-value impacts.cost.default',
      'not-finite tree.branches.a.impacts.cost',
      'invalid-distribution tree.branches.b.impacts.cost.beta.alpha',
    ])
  })
})
