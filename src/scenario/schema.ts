import * as z from 'zod'
import { idPattern } from './ids.ts'

const build = () => {
  const text = z.string().describe('text')
  const flag = z.boolean().describe('true or false')
  const id = z.string().regex(idPattern).describe('an id: a letter, then letters, digits, _ or -')
  const quantity = z
    .union([z.number(), z.string(), z.looseObject({})])
    .describe(
      'a number, a distribution ("5 to 20", { beta: { alpha: 2, beta: 5 } }) or an expression in parameters',
    )
  const distribution = z
    .union([z.string(), z.looseObject({})])
    .describe(
      'a distribution: "5 to 20", or an object with one key such as { weibull: { shape: 1.3, scale: 120 } }',
    )
  const finite = z.number().describe('a number')
  const timing = z
    .union([z.string(), z.looseObject({})])
    .describe('a distribution of days from origin, or horizon')
  const day = z.string().describe('a day: 2030-03-01')
  const table = z
    .record(id, quantity)
    .describe('a table from branch or outcome ids, and otherwise, to values')
  const annotated = { title: text.optional(), note: text.optional(), source: text.optional() }

  const node = {
    ...annotated,
    question: text.optional(),
    concentration: finite.positive().optional().describe('a number above 0'),
    smoothing: finite.nonnegative().optional().describe('a number of cases, 0 or more'),
    timing: timing.optional(),
    impacts: z.record(id, quantity).optional().describe('a map from impact ids to values'),
  }
  const branchOnly = {
    p: quantity.optional().describe('a probability in [0, 1], rest, a distribution or an expression'),
    weight: quantity.optional().describe('a weight, 0 or more, a distribution or an expression'),
    count: z.int().nonnegative().optional().describe('a number of observed cases: an integer, 0 or more'),
    outcome: id.optional().describe('an outcome id'),
    residual: flag.optional(),
  }
  const branch = z.strictObject({
    ...branchOnly,
    ...node,
    get branches(): z.ZodOptional<z.ZodType> {
      return z.record(id, branch).optional()
    },
  })
  const root = z.strictObject({ ...node, branches: z.record(id, branch) })
  const signal = z.strictObject({
    ...annotated,
    likelihood: table.optional(),
    ratio: table.optional(),
    decibans: table.optional(),
    rate: table.optional(),
    per: finite.min(1e-6).optional().describe('a number of days, at least a millionth'),
    halfLife: finite.positive().optional().describe('a number of days above 0'),
    cluster: id.optional().describe('the id of a declared cluster'),
  })
  const parameter = z.strictObject({ ...annotated, distribution })
  const cluster = z.strictObject({
    ...annotated,
    correlation: finite.min(0).max(1).describe('a number in [0, 1]'),
  })
  const impact = z.strictObject({ ...annotated, unit: text.optional(), default: quantity.optional() })
  const resolution = z.strictObject({
    ...annotated,
    criteria: text.optional(),
    outcome: id.optional().describe('an outcome id, or void'),
    date: day.optional(),
  })
  const scenario = z.strictObject({
    ...annotated,
    forkcast: z.literal(1).describe('1, the version of this format'),
    title: text,
    origin: day,
    horizon: day,
    exhaustive: flag.optional(),
    parameters: z.record(id, parameter).optional(),
    tree: root,
    signals: z.record(id, signal).optional(),
    clusters: z.record(id, cluster).optional(),
    grades: z
      .record(z.string(), finite.min(0).max(1).describe('a credence, in [0, 1]'))
      .optional()
      .describe('a map from grades A–E, 1–5 to credences'),
    impacts: z.record(id, impact).optional(),
    resolution: resolution.optional(),
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
