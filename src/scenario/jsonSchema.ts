import * as z from 'zod/mini'
import { reservedNames } from '../expression/names.ts'
import { distributionDefinitions, type JsonSchema } from './distributionSchema.ts'
import { idPattern, reservedIds } from './ids.ts'
import { keyDocs } from './keyDocs.ts'
import { defaultGrades } from './model.ts'
import { scenarioSchemas } from './schema.ts'
import { splitForms } from './shares.ts'
import { mostEvidence, signalForms } from './signals.ts'

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
    parameters: {
      type: 'object',
      propertyNames: {
        type: 'string',
        pattern: '^[A-Za-z][A-Za-z0-9_]*$',
        not: { enum: [...new Set([...reservedNames, ...reservedIds])] },
      },
      additionalProperties: ref('parameter'),
    },
    grades: {
      type: 'object',
      properties: Object.fromEntries(Object.entries(defaultGrades).map(grade)),
      additionalProperties: false,
    },
  },
  tree: { branches },
  branch: { p: quantity(probability, 'rest'), weight: quantity({ type: 'number', minimum: 0 }), branches },
  signal: {
    likelihood: table(probability),
    ratio: table({ type: 'number', minimum: 0 }),
    decibans: table({ type: 'number', minimum: -mostEvidence, maximum: mostEvidence }),
    rate: table({ type: 'number', exclusiveMinimum: 0, maximum: mostEvidence }),
  },
}

/** By object, the keys of which it takes exactly one. */
const forms: Readonly<Record<string, readonly string[]>> = { branch: splitForms, signal: signalForms }

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

/** One object of the document: as zod has it, with the sharper values, and everything described. */
function described(name: string, schema: JsonSchema): JsonSchema {
  const properties = Object.entries(schema.properties as Record<string, JsonSchema>).map(([key, written]) => {
    const { allOf, ...value } = sharper[name]?.[key] ?? written
    const doc = keyDocs[name]?.[key]
    if (!doc) throw new Error(`the key ${key} of ${name} is not described`)
    // zod wraps a reference that is optional; beside it, these keywords say the same
    return [key, { ...(allOf as JsonSchema[] | undefined)?.[0], ...value, ...doc }]
  })
  const { [name]: keys } = forms
  return { ...schema, properties: Object.fromEntries(properties), ...(keys ? exactlyOne(keys) : {}) }
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
  const { scenario, root, distribution, ...others } = scenarioSchemas()
  const ids = z.registry<{ id: string }>()
  const named: Readonly<Record<string, z.ZodMiniType>> = { tree: root, uncertain: distribution, ...others }
  for (const [name, schema] of Object.entries(named)) ids.add(schema, { id: name })
  const { $schema, definitions, ...top } = z.toJSONSchema(scenario, {
    target: 'draft-07',
    metadata: ids,
  }) as Readonly<Record<string, unknown>>
  const values = valueDefinitions()
  const objects = Object.entries(definitions as Record<string, JsonSchema>)
    .filter(([name]) => !(name in values))
    .map(([name, schema]) => [name, described(name, schema)])
  return {
    $schema,
    title: 'forkcast scenario',
    ...described('scenario', top),
    definitions: { ...Object.fromEntries(objects), ...values },
  }
}
