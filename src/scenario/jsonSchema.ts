import * as z from 'zod/mini'
import { documentation } from '../checking/documentation.ts'
import { distributionDefinitions, type JsonSchema } from './distributionSchema.ts'
import { scenarioSchemas } from './schema.ts'

/** Puts a description beside `$ref`. Draft 7 forbids that and zod wraps the reference in `allOf`, but editors show it. */
function besideReference(json: JsonSchema): JsonSchema {
  const [only, ...others] = Array.isArray(json.allOf) ? json.allOf : []
  if (!only?.$ref || others.length > 0) return json
  const { allOf, ...rest } = json
  return { ...only, ...rest }
}

/**
 * The JSON Schema of scenario documents, made from the zod schema that checks them.
 *
 * Give it to an editor, which then completes, describes and checks a document. It checks the shape only; `parseScenario`
 * also checks that probabilities sum to 1 and that ids exist.
 *
 * @returns a schema of draft 7, the newest that every version of yaml-language-server understands; plain JSON.
 * @example Object.keys(scenarioJsonSchema()) // ['$schema', 'title', 'type', 'properties', 'required', 'additionalProperties', 'definitions']
 */
export function scenarioJsonSchema(): JsonSchema {
  const distributions = distributionDefinitions()
  const { $schema, title, type, ...others } = z.toJSONSchema(scenarioSchemas().scenario, {
    target: 'draft-07',
    metadata: documentation,
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      const { id, takes, isCompiled, ...json } = jsonSchema
      const named = distributions[documentation.get(zodSchema)?.id ?? '']
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key]
      Object.assign(jsonSchema, named ?? besideReference(json), id === undefined ? {} : { id })
    },
  })
  return { $schema, title, type, ...others }
}
