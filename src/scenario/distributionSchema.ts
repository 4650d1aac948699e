import { families } from '../distribution/distribution.ts'
import type { Parameter } from '../distribution/family.ts'
import { intervalPattern } from '../distribution/interval.ts'

export type JsonSchema = Record<string, unknown>

/** A family of distributions, as the table of families describes it. */
interface Described {
  readonly description: string
  readonly parameters: Readonly<Record<string, Parameter>>
}

function named({ description, parameters }: Described): JsonSchema {
  const keys = Object.entries(parameters)
  const properties = keys.map(([key, { range, description, example }]) => {
    const above = range === 'above 0' ? { exclusiveMinimum: 0 } : {}
    return [key, { type: 'number', ...above, description, examples: [example] }]
  })
  return {
    type: 'object',
    description,
    properties: Object.fromEntries(properties),
    required: keys.map(([key]) => key),
    additionalProperties: false,
    examples: [Object.fromEntries(keys.map(([key, { example }]) => [key, example]))],
  }
}

/** The JSON Schema definitions of a distribution, written as text or as an object. */
export function distributionDefinitions(): Readonly<Record<string, JsonSchema>> {
  return {
    uncertain: { anyOf: [{ $ref: '#/definitions/interval' }, { $ref: '#/definitions/distribution' }] },
    interval: {
      type: 'string',
      pattern: intervalPattern.source,
      description:
        'A central 90% interval: 5% lie below the first number, 5% above the second. Lognormal if the first is above 0, else normal.',
      examples: ['5 to 20'],
    },
    distribution: namedDistribution(),
  }
}

/** A distribution written as an object with one key, the name of its family. */
function namedDistribution(): JsonSchema {
  const weight = {
    type: 'number',
    minimum: 0,
    description: 'How much of the mixture it makes up, beside the other weights.',
    examples: [3],
  }
  const of = { $ref: '#/definitions/uncertain', description: 'The distribution.', examples: ['5 to 20'] }
  const mixtureExample = [
    { weight: 3, of: '5 to 20' },
    { weight: 1, of: { exponential: { mean: 90 } } },
  ]
  return {
    type: 'object',
    properties: {
      ...Object.fromEntries(
        Object.entries<Described>(families).map(([name, family]) => [name, named(family)]),
      ),
      empirical: {
        type: 'array',
        description: 'Observed values, each as likely as the others.',
        items: { type: 'number' },
        minItems: 1,
        examples: [[3, 5, 8]],
      },
      mixture: {
        type: 'array',
        description: 'One of several distributions, by weight.',
        items: {
          type: 'object',
          properties: { weight, of },
          required: ['weight', 'of'],
          additionalProperties: false,
        },
        minItems: 1,
        examples: [mixtureExample],
      },
    },
    minProperties: 1,
    // in allOf, because beside the properties it would keep yaml-language-server from completing the names
    allOf: [{ maxProperties: 1 }],
    additionalProperties: false,
  }
}
