import { toJSONSchema } from 'zod/v4/core'
import type { Field, ObjectSchema } from '../checking/fields.ts'
import { reservedNames } from '../expression/names.ts'
import { distributionDefinitions, type JsonSchema } from './distributionSchema.ts'
import { idPattern, reservedIds } from './ids.ts'
import { keyDocs } from './keyDocs.ts'
import { defaultGrades } from './model.ts'
import { scenarioSchemas } from './schema.ts'
import { splitForms } from './shares.ts'
import { formNames, mostEvidence } from './signalForms.ts'

const ref = (id: string): JsonSchema => ({ $ref: `#/definitions/${id}` })
const id = { type: 'string', pattern: idPattern.source }
const probability = { type: 'number', minimum: 0, maximum: 1 }

/** A number that may vary. The range is that of a number alone: what the others come to is not known to a schema. */
const quantity = (number: JsonSchema, ...words: readonly string[]): JsonSchema => ({
  anyOf: [number, ...words.map((word) => ({ const: word })), ref('formula'), ref('distribution')],
})

const table = (number: JsonSchema): JsonSchema => ({
  type: 'object',
  propertyNames: id,
  additionalProperties: quantity(number),
})

const mapOf = (name: string): JsonSchema => ({
  type: 'object',
  propertyNames: id,
  additionalProperties: ref(name),
})

const grade = ([name, credence]: readonly [string, number]): [string, JsonSchema] => [
  name,
  { ...probability, description: `Credence of a report graded ${name}.`, default: credence },
]

/** Keys of which an object takes exactly one: one must be there, and beside it the others are not allowed. */
function exactlyOne(keys: readonly string[]): JsonSchema {
  const others = (key: string) => keys.filter((other) => other !== key).map((other) => [other, false])
  const alone = (key: string) => [key, { properties: Object.fromEntries(others(key)) }]
  return {
    anyOf: keys.map((key) => ({ required: [key] })),
    dependencies: Object.fromEntries(keys.map(alone)),
  }
}

const branches = {
  type: 'object',
  propertyNames: { type: 'string', pattern: `^(?!(${reservedIds.join('|')})$)${idPattern.source.slice(1)}` },
  additionalProperties: ref('branch'),
  minProperties: 1,
}

/** By object and key, what the zod schema leaves to later checks and an editor can say while one types. */
const sharper: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>> = {
  scenario: {
    forkcast: { type: 'number', const: 1 },
    exhaustive: { type: 'boolean' },
    parameters: {
      type: 'object',
      propertyNames: {
        type: 'string',
        pattern: '^[A-Za-z][A-Za-z0-9_]*$',
        not: { enum: [...new Set([...reservedNames, ...reservedIds])] },
      },
      additionalProperties: ref('parameter'),
    },
    tree: ref('tree'),
    signals: mapOf('signal'),
    clusters: mapOf('cluster'),
    grades: {
      type: 'object',
      properties: Object.fromEntries(Object.entries(defaultGrades).map(grade)),
      additionalProperties: false,
    },
    impacts: mapOf('impact'),
    resolution: ref('resolution'),
  },
  tree: { branches },
  branch: {
    residual: { type: 'boolean' },
    p: quantity(probability, 'rest'),
    weight: quantity({ type: 'number', minimum: 0 }),
    count: { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
    branches,
  },
  signal: {
    likelihood: table(probability),
    ratio: table({ type: 'number', minimum: 0 }),
    decibans: table({ type: 'number', minimum: -mostEvidence, maximum: mostEvidence }),
    rate: table({ type: 'number', exclusiveMinimum: 0, maximum: mostEvidence }),
  },
}

/** By object, the keys of which it takes exactly one. */
const forms: Readonly<Record<string, readonly string[]>> = { branch: splitForms, signal: formNames }

/** The values that are no objects of the document's own. */
function valueDefinitions(): Readonly<Record<string, JsonSchema>> {
  return {
    quantity: quantity({ type: 'number' }),
    formula: {
      type: 'string',
      // not blank, and no number in quotes
      pattern: '^(?!\\s*([+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?)?\\s*$)',
      description:
        'An expression in parameters, "0.1 + 0.5*pressure", or a distribution as its central 90% interval, "5 to 20".',
      examples: ['0.1 + 0.5*pressure', '5 to 20'],
    },
    // the object first: where nothing fits, yaml-language-server speaks of the first
    timing: { anyOf: [ref('distribution'), { const: 'horizon' }, ref('interval')] },
    day: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}([Tt ]|$)' },
    ...distributionDefinitions(),
  }
}

/** The definition of each value that has one, by what accepts it. */
type Names = ReadonlyMap<Field['accepts'], string>

/** What a key takes, as zod has it; values that have a definition are referred to. */
function written({ accepts, values }: Field, named: Names): JsonSchema {
  if (values) return { type: 'object', propertyNames: id, additionalProperties: written(values, named) }
  const name = named.get(accepts)
  if (name !== undefined || !accepts || typeof accepts === 'function') return ref(name ?? '')
  const { $schema, ...value } = toJSONSchema(accepts, { target: 'draft-07' }) as JsonSchema
  return value
}

/** One object of the document: as zod has it, with the sharper values, and everything described. */
function described(name: string, { fields, required }: ObjectSchema, named: Names): JsonSchema {
  const properties = [...fields].map(([key, field]) => {
    const doc = keyDocs[name]?.[key]
    if (!doc) throw new Error(`the key ${key} of ${name} is not described`)
    return [key, { ...(sharper[name]?.[key] ?? written(field, named)), ...doc }]
  })
  const { [name]: keys } = forms
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
    ...(keys ? exactlyOne(keys) : {}),
  }
}

/**
 * The JSON Schema of scenario documents, from the zod schema that reads them.
 *
 * An editor completes, describes and checks a document by it. It refuses what is wrong with a document's shape; whether
 * probabilities sum to 1 or ids exist it cannot tell, `parseScenario` can.
 *
 * @returns a schema of draft 7, the newest that every version of yaml-language-server understands; plain JSON.
 * @example Object.keys(scenarioJsonSchema()) // ['$schema', 'title', 'type', 'properties', 'required', 'additionalProperties', 'definitions']
 */
export function scenarioJsonSchema(): JsonSchema {
  const { scenario, root, branch, signal, parameter, cluster, impact, resolution, values } = scenarioSchemas()
  const named = new Map(Object.entries(values).map(([name, { accepts }]) => [accepts, name]))
  // in the order in which a document meets them
  const objects = Object.entries({ parameter, tree: root, branch, signal, cluster, impact, resolution })
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'forkcast scenario',
    ...described('scenario', scenario, named),
    definitions: {
      ...Object.fromEntries(objects.map(([name, object]) => [name, described(name, object, named)])),
      ...valueDefinitions(),
    },
  }
}
