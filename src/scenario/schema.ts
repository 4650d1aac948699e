import * as z from 'zod/mini'
import { documented, refined } from '../checking/documentation.ts'
import { annotations } from './annotations.ts'
import { defaultGrades } from './model.ts'
import { signalSchema } from './signalSchema.ts'
import { treeSchemas } from './treeSchemas.ts'
import { type ValueSchemas, valueSchemas } from './valueSchemas.ts'

/** The schemas of the objects that a document declares by id, apart from signals and branches. */
function declaredSchemas({ text, id, day, probability, uncertain, quantity }: ValueSchemas) {
  const parameter = z.strictObject({
    ...annotations(text, 'Pressure on the board'),
    distribution: documented(uncertain, {
      description: 'What is known of it. The exact forecast takes its median, the simulation draws it.',
      examples: ['0.2 to 0.6'],
    }),
  })
  const cluster = z.strictObject({
    ...annotations(text, 'What the press writes'),
    correlation: documented(probability, {
      takes: 'a number in [0, 1]',
      description: 'How far its signals repeat one another: 0 is not at all, 1 is the same thing said again.',
      examples: [0.4],
    }),
  })
  const outcome = z.strictObject({ ...annotations(text, 'Forced out') })
  const impact = z.strictObject({
    ...annotations(text, 'Throughput against plan'),
    unit: z.optional(
      documented(text, { description: 'What it is counted in, for tables and charts.', examples: ['%'] }),
    ),
    default: z.optional(
      documented(quantity, {
        description: 'The value of every leaf for which the tree sets none.',
        examples: [100, '90 to 110', '100 - 0.1*days'],
      }),
    ),
  })
  const resolution = z.strictObject({
    ...annotations(text, 'The board’s decision'),
    criteria: z.optional(
      documented(text, {
        description: 'What settles the question, and who says so. Write it before there is news.',
        examples: ['The port gazette names a new director, or the year ends.'],
      }),
    ),
    outcome: z.optional(
      documented(id, {
        takes: 'an outcome id, or void',
        description: 'The outcome that came true, once known; void if the question lapsed.',
        examples: ['forced', 'void'],
      }),
    ),
    date: z.optional(
      documented(day, {
        description: 'The day on which it came true, once known.',
        examples: ['2030-07-14'],
      }),
    ),
  })
  return {
    parameter: documented(parameter, { id: 'parameter' }),
    cluster: documented(cluster, { id: 'cluster' }),
    outcome: documented(outcome, { id: 'outcome' }),
    impact: documented(impact, { id: 'impact' }),
    resolution: documented(resolution, { id: 'resolution' }),
  }
}

/** Credences by grade. Every name passes the check of the shape; `modelFrom` then reports a name that is not a grade. */
function gradesSchema({ probability }: ValueSchemas) {
  const credence = documented(probability, { takes: 'a credence, in [0, 1]' })
  const about = ([name, value]: readonly [string, number]) => [
    name,
    {
      type: 'number',
      minimum: 0,
      maximum: 1,
      description: `Credence of a report graded ${name}.`,
      default: value,
    },
  ]
  const isGrade = (name: string) => Object.hasOwn(defaultGrades, name)
  return refined(z.record(z.string(), credence), (grades) => Object.keys(grades).every(isGrade), {
    takes: 'a map from grades A–E, 1–5 to credences',
    properties: Object.fromEntries(Object.entries(defaultGrades).map(about)),
    propertyNames: undefined,
    additionalProperties: false,
  })
}

function build() {
  const values = valueSchemas()
  const { text, id, day, parameterName } = values
  const { tree, branch } = treeSchemas(values)
  const signal = signalSchema(values)
  const declared = declaredSchemas(values)
  const { parameter, cluster, outcome, impact, resolution } = declared
  const scenario = z.strictObject({
    ...annotations(text, ''),
    title: documented(text, {
      description: 'The question, as a title.',
      examples: ['Who runs the harbour authority?'],
    }),
    forkcast: documented(z.literal(1), {
      takes: '1, the version of this format',
      description: 'The version of this format.',
      examples: [1],
    }),
    origin: documented(day, {
      description:
        'The day at whose end the prior holds: what was known by then is in the tree, what came later in the log.',
      examples: ['2030-03-01'],
    }),
    horizon: documented(day, {
      description: 'The day at whose end the question closes; after the origin.',
      examples: ['2030-12-31'],
    }),
    exhaustive: z.optional(
      documented(z.boolean(), {
        takes: 'true or false',
        description:
          'Whether the leaves cover everything that can happen. If they do not, mark one leaf with residual: true instead; with neither there is a warning.',
        default: false,
        examples: [true],
      }),
    ),
    parameters: z.optional(
      documented(z.record(parameterName, parameter), {
        description: 'Quantities that nobody knows, by the names that expressions know them by.',
        examples: [{ pressure: { title: 'Pressure on the board', distribution: '0.2 to 0.6' } }],
      }),
    ),
    tree: documented(tree, {
      description: 'The scenario tree: what could happen, and how likely each branch is given its parent.',
      examples: [
        { question: 'Does the director leave?', branches: { stays: { p: 'rest' }, leaves: { p: 0.4 } } },
      ],
    }),
    outcomes: z.optional(
      documented(z.record(id, outcome), {
        description:
          'What is to be said of outcomes, by id: a title for one that several leaves share. It goes before the titles of the leaves.',
        examples: [{ forced: { title: 'Forced out' } }],
      }),
    ),
    signals: z.optional(
      documented(z.record(id, signal), {
        description:
          'The kinds of news that the log may report, by id, and how likely each is under every leaf.',
        examples: [{ 'audit-leak': { ratio: { leaves: 2.5 } } }],
      }),
    ),
    clusters: z.optional(
      documented(z.record(id, cluster), {
        description: 'Groups of signals that hang together, by id: within one, each counts for less.',
        examples: [{ press: { correlation: 0.4 } }],
      }),
    ),
    grades: z.optional(
      documented(gradesSchema(values), {
        description:
          'Replaces the credence of Admiralty grades: reliability of the source A–E, credibility of the report 1–5.',
        examples: [{ A: 0.95 }],
      }),
    ),
    impacts: z.optional(
      documented(z.record(id, impact), {
        description: 'What outcomes are measured by, by id. Every leaf needs a value for each.',
        examples: [{ throughput: { title: 'Throughput against plan', unit: '%', default: 100 } }],
      }),
    ),
    resolution: z.optional(
      documented(resolution, {
        description: 'How the question is settled and, once it is, how it was.',
        examples: [
          { criteria: 'The port gazette names a new director.', outcome: 'forced', date: '2030-07-14' },
        ],
      }),
    ),
  })
  return { scenario: documented(scenario, { title: 'forkcast scenario' }), tree, branch, signal, ...declared }
}

export type ScenarioSchemas = ReturnType<typeof build>

let built: ScenarioSchemas | undefined

/** The schemas of the scenario document. They are built at the first call, so importing them costs no time. */
export function scenarioSchemas(): ScenarioSchemas {
  built ??= build()
  return built
}
