import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scenarioFrom } from '../../src/scenario/scenario.ts'
import { parseScenario } from '../../src/text/parseScenario.ts'

const places = (text: string) =>
  (parseScenario(text).problems ?? []).map(({ line, path }) => `${line} ${path}`)

const head = 'forkcast: 1\ntitle: Broken\norigin: 2030-03-01\n'

describe('a document whose shape is wrong in places', () => {
  test('is told of its other problems too, in the order of its lines', () => {
    const text = `${head}horizon: 2030-02-30
parameters:
  pressure: { distribution: 5 }
tree:
  branches:
    stays: { p: "0.5" }
    leaves: { p: 0.4, outcom: gone }
signals:
  leak: { ratio: { leavs: 2 }, halfLife: -1 }
`
    expect(places(text)).toEqual([
      '4 horizon',
      '6 parameters.pressure.distribution',
      '9 tree.branches.stays.p',
      '10 tree.branches.leaves.outcom',
      '12 signals.leak.ratio.leavs',
      '12 signals.leak.halfLife',
    ])
  })

  test.each([
    ['a parameter that has gone with its distribution', '0.2 + x', 'parameters: { x: { distribution: 5 } }'],
    ['an outcome under a misspelt key', '0.5', 'signals: { s: { ratio: { gone: 2 } } }'],
    ['a branch under a misspelt key', '0.5', 'signals: { s: { ratio: { far: 2 } } }'],
    ['a cluster that has gone', '0.5', 'clusters: { c: 5 }\nsignals: { s: { ratio: { a: 2 }, cluster: c } }'],
  ])('is not accused of what only follows: %s', (_, p, rest) => {
    const branches = `a: { p: ${p}, outcom: gone }\n    b: { p: rest, branchs: { far: { weight: 1 } } }`
    const text = `${head}horizon: 2030-12-31\nexhaustive: true\ntree:\n  branches:\n    ${branches}\n${rest}\n`
    const problems = parseScenario(text).problems ?? []
    expect(problems.length).toBeGreaterThan(1)
    for (const { code } of problems) expect(code).toMatch(/^(unknown-key|invalid-value|invalid-type)$/)
  })

  test('a wrong sum is no news where a probability has no valid form, and is where another split is meant', () => {
    const split = (p: string) =>
      `${head}horizon: 2030-12-31\ntree:\n  branches:\n    a: { p: ${p} }\n    b:\n      p: 0.5\n      branches: { c: { p: 0.5 }, d: { p: 0.6 } }\n`
    expect(places(split('true'))).toEqual(['5 tree.branches.a.p', '8 tree.branches.b.branches'].map(moved))
    expect(places(split('0.5'))).toEqual(['8 tree.branches.b.branches'].map(moved))
  })

  // YAML positions of the tests above, counted from the line of `horizon`
  const moved = (place: string) =>
    place.replace(/^\d+/, (line) => String(Number(line) + (line === '8' ? 2 : 2)))

  test('never throws, whichever parts are replaced by something else', () => {
    const harbour = JSON.parse(readFileSync('tests/fixtures/harbour/scenario.json', 'utf8'))
    const paths: string[][] = []
    const walk = (value: unknown, path: string[]) => {
      if (path.length > 0) paths.push(path)
      if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key])
    }
    walk(harbour, [])
    const junk = fc.constantFrom(5, 'text', true, null, [], {}, { stays: 1 })
    const change = fc.tuple(fc.constantFrom(...paths), fc.option(junk, { nil: undefined }))
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const document = structuredClone(harbour)
        for (const [path, value] of changes) {
          const last = path.at(-1) ?? ''
          const parent = path
            .slice(0, -1)
            .reduce((at, step) => (typeof at === 'object' && at !== null ? at[step] : undefined), document)
          if (typeof parent !== 'object' || parent === null) continue
          if (value === undefined) delete parent[last]
          else parent[last] = value
        }
        const { scenario, problems } = scenarioFrom(document)
        expect(scenario === undefined).toBe(problems !== undefined && problems.length > 0)
      }),
      { seed: 7, numRuns: 2000 },
    )
  })
})
