import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { shapeOf } from '../../src/checking/objectShape.ts'
import { distributionProblem } from '../../src/distribution/distributionProblem.ts'
import type { JsonSchema } from '../../src/scenario/distributionSchema.ts'
import { scenarioJsonSchema } from '../../src/scenario/jsonSchema.ts'
import { scenarioSchemas } from '../../src/scenario/schema.ts'
import { harbour } from '../fixtures/harbour.ts'
import { scenarioCases } from '../properties/scenarioArbitrary.ts'
import { documentWith, problemsOf, treeWith } from './documents.ts'

const root = join(import.meta.dirname, '../..')
const schema = scenarioJsonSchema()
const ajv = new Ajv({ allErrors: true }).addSchema(schema, 'scenario')
const validates = ajv.getSchema('scenario')!
const refused = (document: unknown): string[] =>
  validates(document) ? [] : (validates.errors ?? []).map(({ instancePath }) => instancePath)

/** Every property anywhere in the schema, by where it stands. Only descriptions of the same thing are left out. */
function propertiesIn(value: unknown, path: readonly string[] = []): [path: string, property: JsonSchema][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => {
    const here = [...path, key]
    const isProperty = path.at(-1) === 'properties' && typeof part === 'object'
    const found: [string, JsonSchema][] = isProperty ? [[here.join('/'), part as JsonSchema]] : []
    return ['examples', 'default', 'dependencies'].includes(key) && path.at(-1) !== 'properties'
      ? found
      : [...found, ...propertiesIn(part, here)]
  })
}

describe('every key of the JSON Schema', () => {
  const properties = propertiesIn(schema)

  test('is found', () => {
    expect(properties.length).toBeGreaterThan(90)
  })

  test('has a description, and examples, a default or its only values', () => {
    const bare = properties.filter(
      ([, { description, examples, default: value, enum: values, const: only }]) =>
        typeof description !== 'string' ||
        !/^[A-Z].*[.?]$/.test(description) ||
        [examples, value, values, only].every((given) => given === undefined),
    )
    expect(bare).toEqual([])
  })

  test('takes its own examples and its default', () => {
    for (const [path, property] of properties) {
      const check = ajv.getSchema(`scenario#/${path}`)!
      const { examples = [], default: value } = property as { examples?: unknown[]; default?: unknown }
      for (const given of value === undefined ? examples : [...examples, value])
        expect(check(given), `${path}: ${JSON.stringify(given)}`).toBe(true)
    }
  })

  test('is a key of the schema that reads documents, and the other way round', () => {
    const { scenario, ...parts } = scenarioSchemas()
    const definitions = schema.definitions as Record<string, { properties: object }>
    for (const [name, part] of Object.entries({ scenario, ...parts })) {
      const { properties: known } =
        name === 'scenario' ? (schema as { properties: object }) : definitions[name]!
      expect(Object.keys(known)).toEqual([...shapeOf(part).fields.keys()])
    }
  })
})

/** A document with every key of the interface, and each way to write a value. */
const everything = (): object => ({
  ...{ forkcast: 1, title: 't', note: 'n', source: 's', origin: '2030-03-01', horizon: '2030-12-31' },
  exhaustive: false,
  parameters: { pressure: { title: 't', distribution: '0.2 to 0.6' } },
  tree: {
    ...{ title: 't', question: 'q', concentration: 20, timing: 'horizon', impacts: { throughput: 100 } },
    branches: {
      stays: { p: 'rest', outcome: 'stays', residual: true },
      leaves: {
        p: 'clamp(0.1 + 0.5*pressure, 0, 0.9)',
        timing: { weibull: { shape: 1.3, scale: 120 } },
        impacts: { throughput: '90 to 98' },
        smoothing: 0.5,
        branches: { resigns: { count: 12 }, dismissed: { count: 7, outcome: 'forced' } },
      },
      other: { p: 0.01, branches: { one: { weight: 3 }, two: { weight: '1 to 2' } } },
    },
  },
  outcomes: { forced: { title: 't', note: 'n', source: 's' } },
  signals: {
    leak: { title: 't', ratio: { leaves: 2.5 }, halfLife: 60, cluster: 'press' },
    denial: { decibans: { stays: 2 } },
    inspection: { likelihood: { leaves: { beta: { alpha: 7, beta: 3 } }, otherwise: 0.4 } },
    strike: { rate: { leaves: 3, otherwise: 1 }, per: 30 },
  },
  clusters: { press: { title: 't', correlation: 0.4 } },
  grades: { A: 0.95, 5: 0.2 },
  impacts: { throughput: { title: 't', unit: '%', default: 100 } },
  resolution: { title: 't', criteria: 'c', outcome: 'forced', date: '2030-07-14' },
})

describe('the JSON Schema accepts', () => {
  const fileAt = (path: string): unknown => parse(readFileSync(join(root, path), 'utf8'))

  test.each<[string, unknown]>([
    ['the worked example', harbour],
    ['the worked example in YAML', fileAt('tests/fixtures/harbour/scenario.yaml')],
    ['the worked example in JSON', fileAt('tests/fixtures/harbour/scenario.json')],
    ['the case of Venezuela', fileAt('examples/venezuela/scenario.yaml')],
    ['a document with every key', everything()],
  ])('%s', (_name, document) => {
    expect(refused(document)).toEqual([])
    expect(problemsOf(document)).toEqual([])
  })

  test('every document drawn that is valid by construction', () => {
    fc.assert(
      fc.property(scenarioCases(), ({ document }) => {
        expect(refused(JSON.parse(JSON.stringify(document)))).toEqual([])
      }),
      { seed: 1, numRuns: 100 },
    )
  })

  test('every distribution that the engine knows', () => {
    const definitions = schema.definitions as { distribution: { properties: Record<string, JsonSchema> } }
    const known = definitions.distribution.properties
    expect(Object.keys(known)).toHaveLength(11)
    for (const [name, { examples }] of Object.entries(known)) {
      const spec = { [name]: (examples as unknown[])[0] }
      expect(distributionProblem(spec)).toBeUndefined()
      expect(refused(treeWith({ a: { p: 1, timing: spec } }))).toEqual([])
    }
  })
})

/** Codes of what is wrong with a document's shape. What is wrong with its meaning is beyond a schema. */
const ofShape = new Set(
  'version missing-key unknown-key invalid-type invalid-value invalid-id reserved-id no-branches'.split(' '),
)

type Holder = Record<string, unknown>

/** Every document that differs from one in one place, by a description of the place and the change. */
function* changed(document: object): Generator<[string, unknown]> {
  const wrong = [null, true, -1, 1.5, 'x', '0.5', [], {}, { x: 1 }]
  const places = (at: unknown, path: readonly string[]): string[][] =>
    typeof at === 'object' && at !== null
      ? Object.keys(at).flatMap((key) => [[...path, key], ...places((at as Holder)[key], [...path, key])])
      : []
  for (const path of places(document, [])) {
    const copy = (): [Holder, string, unknown] => {
      const whole = structuredClone(document)
      const holder = path.slice(0, -1).reduce((at, key) => at[key] as Holder, whole as Holder)
      return [holder, path.at(-1)!, whole]
    }
    for (const value of wrong) {
      const [holder, key, whole] = copy()
      holder[key] = value
      yield [`${path.join('.')} = ${JSON.stringify(value)}`, whole]
    }
    for (const name of ['titel', '1a', 'rest', undefined]) {
      const [holder, key, whole] = copy()
      if (name !== undefined) holder[name] = holder[key]
      delete holder[key]
      yield [`${path.join('.')} → ${name}`, whole]
    }
  }
}

describe('the JSON Schema refuses', () => {
  test('what forkcast refuses for its shape, and nothing that forkcast accepts', () => {
    const tooLax: string[] = []
    const tooStrict: string[] = []
    let count = 0
    for (const [change, document] of changed(everything())) {
      const problems = problemsOf(document)
      const accepted = refused(document).length === 0
      if (accepted && problems.some(({ code }) => ofShape.has(code))) tooLax.push(change)
      if (!accepted && problems.length === 0) tooStrict.push(change)
      count++
    }
    expect({ tooLax, tooStrict }).toEqual({ tooLax: [], tooStrict: [] })
    expect(count).toBeGreaterThan(1000)
  })

  const branch = (keys: object) => treeWith({ a: { p: 1, ...keys } })
  const signal = (keys: object) => documentWith({ signals: { s: keys } })
  test.each<[string, object, string]>([
    ['a branch without a share', treeWith({ a: { title: 't' } }), '/tree/branches/a'],
    ['a branch with two', branch({ weight: 2 }), '/tree/branches/a/weight'],
    ['a probability above 1', treeWith({ a: { p: 1.4 }, b: { p: 'rest' } }), '/tree/branches/a/p'],
    ['a number in quotes', treeWith({ a: { p: '0.4' }, b: { p: 'rest' } }), '/tree/branches/a/p'],
    ['a blank expression', treeWith({ a: { p: ' ' }, b: { p: 'rest' } }), '/tree/branches/a/p'],
    ['a weight below 0', treeWith({ a: { weight: -1 }, b: { weight: 2 } }), '/tree/branches/a/weight'],
    ['a signal without a form', signal({ title: 't' }), '/signals/s'],
    ['a signal with two', signal({ ratio: {}, decibans: {} }), '/signals/s/decibans'],
    ['a rate of 0', signal({ rate: { otherwise: 0 } }), '/signals/s/rate/otherwise'],
    [
      'a parameter named as a function',
      documentWith({ parameters: { exp: { distribution: '1 to 2' } } }),
      '/parameters',
    ],
    ['a grade that is none', documentWith({ grades: { F: 0.5 } }), '/grades'],
    ['a day in another order', documentWith({ horizon: '31.12.2030' }), '/horizon'],
    [
      'an unknown distribution',
      branch({ timing: { weibul: { shape: 1, scale: 2 } } }),
      '/tree/branches/a/timing',
    ],
    [
      'two distributions in one',
      branch({ timing: { normal: { mean: 1, sd: 1 }, exponential: { mean: 1 } } }),
      '/tree/branches/a/timing',
    ],
    ['a parameter too few', branch({ timing: { weibull: { shape: 1 } } }), '/tree/branches/a/timing/weibull'],
    [
      'a parameter that must be above 0',
      branch({ timing: { normal: { mean: 1, sd: 0 } } }),
      '/tree/branches/a/timing/normal/sd',
    ],
    ['half an interval', branch({ timing: '5 to' }), '/tree/branches/a/timing'],
    ['an empty mixture', branch({ timing: { mixture: [] } }), '/tree/branches/a/timing/mixture'],
    [
      'a mixture within which something is wrong',
      branch({ timing: { mixture: [{ weight: 1, of: { gamma: { shape: 1 } } }] } }),
      '/tree/branches/a/timing/mixture/0/of/gamma',
    ],
  ])('%s', (_name, document, place) => {
    expect(refused(document)).toContain(place)
    expect(problemsOf(document).length).toBeGreaterThan(0)
  })
})

test('is shipped as schema/scenario.schema.json; UPDATE_DOCS=1 writes it', () => {
  const file = join(root, 'schema/scenario.schema.json')
  if (process.env.UPDATE_DOCS) {
    writeFileSync(file, JSON.stringify(schema))
    execFileSync(join(root, 'node_modules/.bin/biome'), ['format', '--write', file])
  }
  // as text, so that the order of the keys, which completions show, counts too
  expect(JSON.stringify(JSON.parse(readFileSync(file, 'utf8')))).toBe(JSON.stringify(schema))
})
