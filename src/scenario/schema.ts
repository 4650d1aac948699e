import * as z from 'zod/mini'
import { idPattern } from './ids.ts'

/** Says what a schema takes, in the words of a problem's message. */
export const takes = <T extends z.ZodMiniType>(schema: T, words: string): T => {
  // not .check(z.describe(words)), which copies the schema
  z.globalRegistry.add(schema, { description: words })
  return schema
}

const build = () => {
  const text = takes(z.string(), 'text')
  const flag = takes(z.boolean(), 'true or false')
  const id = takes(z.string().check(z.regex(idPattern)), 'an id: a letter, then letters, digits, _ or -')
  const object = z.looseObject({})
  const quantity = takes(
    z.union([z.number(), z.string(), object]),
    'a number, a distribution ("5 to 20", { beta: { alpha: 2, beta: 5 } }) or an expression in parameters',
  )
  const distribution = takes(
    z.union([z.string(), object]),
    'a distribution: "5 to 20", or an object with one key such as { weibull: { shape: 1.3, scale: 120 } }',
  )
  const timing = takes(z.union([z.string(), object]), 'a distribution of days from origin, or horizon')
  const day = takes(z.string(), 'a day: 2030-03-01')
  const table = takes(z.record(id, quantity), 'a table from branch or outcome ids, and otherwise, to values')
  const annotated = { title: z.optional(text), note: z.optional(text), source: z.optional(text) }
  const positive = z.number().check(z.positive())
  const inUnit = () => z.number().check(z.minimum(0), z.maximum(1))

  const node = {
    ...annotated,
    question: z.optional(text),
    concentration: takes(z.optional(positive), 'a number above 0'),
    smoothing: takes(z.optional(z.number().check(z.nonnegative())), 'a number of cases, 0 or more'),
    timing: z.optional(timing),
    impacts: takes(z.optional(z.record(id, quantity)), 'a map from impact ids to values'),
  }
  const branchOnly = {
    p: takes(z.optional(quantity), 'a probability in [0, 1], rest, a distribution or an expression'),
    weight: takes(z.optional(quantity), 'a weight, 0 or more, a distribution or an expression'),
    count: takes(
      z.optional(z.int().check(z.nonnegative())),
      'a number of observed cases: an integer, 0 or more',
    ),
    outcome: takes(z.optional(id), 'an outcome id'),
    residual: z.optional(flag),
  }
  const branch = z.strictObject({
    ...branchOnly,
    ...node,
    get branches(): z.ZodMiniOptional<z.ZodMiniType> {
      return z.optional(z.record(id, branch))
    },
  })
  const root = z.strictObject({ ...node, branches: z.record(id, branch) })
  const signal = z.strictObject({
    ...annotated,
    likelihood: z.optional(table),
    ratio: z.optional(table),
    decibans: z.optional(table),
    rate: z.optional(table),
    per: takes(z.optional(z.number().check(z.minimum(1e-6))), 'a number of days, at least a millionth'),
    halfLife: takes(z.optional(positive), 'a number of days above 0'),
    cluster: takes(z.optional(id), 'the id of a declared cluster'),
  })
  const parameter = z.strictObject({ ...annotated, distribution })
  const cluster = z.strictObject({ ...annotated, correlation: takes(inUnit(), 'a number in [0, 1]') })
  const impact = z.strictObject({
    ...annotated,
    unit: z.optional(text),
    default: z.optional(quantity),
  })
  const resolution = z.strictObject({
    ...annotated,
    criteria: z.optional(text),
    outcome: takes(z.optional(id), 'an outcome id, or void'),
    date: z.optional(day),
  })
  const scenario = z.strictObject({
    ...annotated,
    forkcast: takes(z.literal(1), '1, the version of this format'),
    title: text,
    origin: day,
    horizon: day,
    exhaustive: z.optional(flag),
    parameters: z.optional(z.record(id, parameter)),
    tree: root,
    signals: z.optional(z.record(id, signal)),
    clusters: z.optional(z.record(id, cluster)),
    grades: takes(
      z.optional(z.record(z.string(), takes(inUnit(), 'a credence, in [0, 1]'))),
      'a map from grades A–E, 1–5 to credences',
    ),
    impacts: z.optional(z.record(id, impact)),
    resolution: z.optional(resolution),
  })
  return {
    ...{ scenario, root, branch, signal, parameter, cluster, impact, resolution },
    ...{ quantity, distribution, timing, day },
  }
}

export type ScenarioSchemas = ReturnType<typeof build>

let built: ScenarioSchemas | undefined

/** The zod schemas of the scenario document, built on first use: a bundle that never reads a scenario pays nothing. */
export function scenarioSchemas(): ScenarioSchemas {
  built ??= build()
  return built
}
