import * as z from 'zod'
import { reservedNames } from '../expression/names.ts'
import { distributionDefinitions, type JsonSchema } from './distributionSchema.ts'
import { idPattern, reservedIds } from './ids.ts'
import { type KeyDoc, keyDocs } from './keyDocs.ts'
import { defaultGrades } from './model.ts'
import { scenarioSchemas } from './schema.ts'
import { splitForms } from './shares.ts'
import { mostEvidence, signalForms } from './signals.ts'

const ref = (id: string): JsonSchema => ({ $ref: `#/definitions/${id}` })
const id = { type: 'string', pattern: idPattern.source }

/** A number that may vary. Its range is told of numbers alone: what distributions and expressions come to is not seen here. */
const quantity = (range: JsonSchema, ...words: readonly string[]): JsonSchema => ({
  anyOf: [
    { type: 'number', ...range },
    ...words.map((word) => ({ const: word })),
    ref('formula'),
    ref('namedDistribution'),
  ],
})

const table = (range: JsonSchema): JsonSchema => ({
  type: 'object',
  propertyNames: id,
  additionalProperties: quantity(range),
})

const probability = { minimum: 0, maximum: 1 }

/** Exactly one of some keys: one of them must be there, and beside it the others are no keys at all. */
function exactlyOne(keys: readonly string[]): JsonSchema {
  const beside = (key: string) => keys.filter((other) => other !== key).map((other) => [other, false])
  return {
    anyOf: keys.map((key) => ({ required: [key] })),
    dependencies: Object.fromEntries(keys.map((key) => [key, { properties: Object.fromEntries(beside(key)) }])),
  }
}

/** What the zod schemas leave to later checks, and an editor can tell at once. By object and key. */
const sharper: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>> = {
  scenario: {
    parameters: {
      type: 'object',
      propertyNames: { pattern: '^[A-Za-z][A-Za-z0-9_]*$', not: { enum: [...new Set([...reservedNames, ...reservedIds])] } },
      additionalProperties: ref('parameter'),
    },
    grades: {
      type: 'object',
      properties: Object.fromEntries(
        Object.entries(defaultGrades).map(([grade, credence]) => [
          grade,
          {
            type: 'number',
            ...probability,
            description: `Credence of a report that is graded ${grade}.`,
            default: credence,
          },
        ]),
      ),
      additionalProperties: false,
    },
  },
  branch: { p: quantity(probability, 'rest'), weight: quantity({ minimum: 0 }) },
  signal: {
    likelihood: table(probability),
    ratio: table({ minimum: 0 }),
    decibans: table({ minimum: -mostEvidence, maximum: mostEvidence }),
    rate: table({ exclusiveMinimum: 0, maximum: mostEvidence }),
  },
}
const branches = {
  type: 'object',
  propertyNames: { ...id, not: { enum: [...reservedIds] } },
  additionalProperties: ref('branch'),
  minProperties: 1,
}

/** The values that are no objects with fixed keys, written out. */
function valueDefinitions(): Readonly<Record<string, JsonSchema>> {
  return {
    ...distributionDefinitions(),
    formula: {
      type: 'string',
      pattern: '^(?!\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*$)',
      description:
        'A distribution as a central 90% interval, "5 to 20", or an expression in parameters, "0.1 + 0.5*pressure".',
    },
    quantity: quantity({}),
    timing: { anyOf: [{ const: 'horizon' }, ref('distribution')] },
    day: {
      type: 'string',
      pattern: '^\\d{4}-\\d{2}-\\d{2}([Tt ]|$)',
    },
  }
}

function documented(schema: JsonSchema, doc: KeyDoc | undefined): JsonSchema {
  const { allOf, ...rest } = schema
  const only = Array.isArray(allOf) && allOf.length === 1 ? (allOf[0] as JsonSchema) : {}
  return { ...only, ...rest, ...doc }
}

export function scenarioJsonSchema(): JsonSchema {
  const { scenario, ...named } = scenarioSchemas()
  const registry = z.registry<{ id: string }>()
  for (const [name, schema] of Object.entries(named)) registry.add(schema as z.ZodType, { id: name })
  const skeleton = z.toJSONSchema(scenario, { target: 'draft-07', io: 'input', metadata: registry })
  const { $schema, definitions: objects = {}, ...top } = skeleton as JsonSchema & {
    definitions?: Record<string, JsonSchema>
  }
  const objectOf = (name: string, schema: JsonSchema): JsonSchema => {
    const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>).map(([key, value]) => [
      key,
      documented(key === 'branches' ? branches : (sharper[name]?.[key] ?? value), keyDocs[name]?.[key]),
    ])
    const one = name === 'branch' ? exactlyOne(splitForms) : name === 'signal' ? exactlyOne(signalForms) : {}
    return { ...schema, properties: Object.fromEntries(properties), ...one }
  }
  const values = valueDefinitions()
  const definitions = {
    ...Object.fromEntries(Object.entries(objects).map(([name, schema]) => [name, objectOf(name, schema)])),
    ...values,
  }
  return { $schema, title: 'forkcast scenario', ...objectOf('scenario', top), definitions }
}
