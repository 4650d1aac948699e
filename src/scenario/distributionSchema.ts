import { intervalPattern } from '../distribution/interval.ts'
import { type ParameterRange, parametersOf } from '../distribution/parameters.ts'

export type JsonSchema = Record<string, unknown>

interface DistributionDoc {
  readonly description: string
  /** Each parameter's meaning, and its value in the example. */
  readonly parameters: Readonly<Record<string, readonly [meaning: string, example: number]>>
}

const minModeMax = {
  min: ['The smallest possible value.', 10],
  mode: ['The likeliest value.', 30],
  max: ['The largest possible value.', 90],
} as const

const docs: Readonly<Record<string, DistributionDoc>> = {
  normal: {
    description: 'Bell-shaped: a sum of many small things.',
    parameters: { mean: ['Mean.', 10], sd: ['Standard deviation, above 0.', 2] },
  },
  lognormal: {
    description: 'Above 0 and skewed: a product of many small things.',
    parameters: {
      median: ['Median, above 0.', 10],
      sigma: ['Standard deviation of the logarithm, above 0.', 0.4],
    },
  },
  uniform: {
    description: 'Every value between min and max alike.',
    parameters: { min: minModeMax.min, max: minModeMax.max },
  },
  triangular: {
    description: 'A likeliest value, and straight lines down to the ends.',
    parameters: minModeMax,
  },
  pert: {
    description: 'A likeliest value with smooth flanks: a beta distribution from min to max (λ = 4).',
    parameters: minModeMax,
  },
  beta: {
    description: 'A probability or share, in [0, 1].',
    parameters: {
      alpha: ['Pulls towards 1: as of alpha cases for, above 0.', 2],
      beta: ['Pulls towards 0: as of beta cases against, above 0.', 5],
    },
  },
  gamma: {
    description: 'Above 0: waiting for several events, the mean is shape × scale.',
    parameters: { shape: ['Shape, above 0.', 2], scale: ['Scale, above 0.', 45] },
  },
  exponential: {
    description: 'Waiting under a hazard that stays the same.',
    parameters: { mean: ['Mean, above 0.', 90] },
  },
  weibull: {
    description: 'Waiting under a hazard that rises (shape above 1) or falls (shape below 1).',
    parameters: {
      shape: ['Shape, above 0.', 1.3],
      scale: ['Scale, above 0: by then it has come to pass with probability 63%.', 120],
    },
  },
}

const number = (range: ParameterRange) => ({
  type: 'number',
  ...(range === 'above 0' ? { exclusiveMinimum: 0 } : {}),
})

function named(name: string, ranges: Readonly<Record<string, ParameterRange>>): JsonSchema {
  const doc = docs[name]
  if (!doc) throw new Error(`the distribution ${name} is not described`)
  const keys = Object.entries(ranges)
  const properties = keys.map(([key, range]) => {
    const [description, example] = doc.parameters[key] ?? []
    if (example === undefined) throw new Error(`${key} of the distribution ${name} is not described`)
    return [key, { ...number(range), description, examples: [example] }]
  })
  return {
    type: 'object',
    description: doc.description,
    properties: Object.fromEntries(properties),
    required: keys.map(([key]) => key),
    additionalProperties: false,
    examples: [Object.fromEntries(keys.map(([key]) => [key, doc.parameters[key]?.[1]]))],
  }
}

/** A distribution, as text or as an object. */
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

/** Distributions written as an object: exactly one of its keys, the name. */
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
      ...Object.fromEntries([...parametersOf].map(([name, ranges]) => [name, named(name, ranges)])),
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
    // apart from the properties: beside them yaml-language-server would offer none of the names on an empty line
    allOf: [{ maxProperties: 1 }],
    additionalProperties: false,
  }
}
