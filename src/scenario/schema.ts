import { type $ZodCheck, $ZodNumber, $ZodString } from 'zod/v4/core'
import { above, atLeast, atMost, matching } from '../checking/checks.ts'
import { type Field, objectOf, optional } from '../checking/fields.ts'
import { idPattern } from './ids.ts'

const field = (takes: string, accepts: Field['accepts'] & {}): Field => ({ takes, accepts })

/** A text, of a pattern where there is one. */
export const text = (takes: string, pattern?: RegExp): Field =>
  field(takes, new $ZodString({ type: 'string', checks: pattern ? [matching(pattern)] : [] }))

export const flag = (): Field => field('true or false', (value) => typeof value === 'boolean')

/** A number that passes checks. */
export const number = (takes: string, ...checks: $ZodCheck<number>[]): Field =>
  field(takes, new $ZodNumber({ type: 'number', checks }))

const map = (takes: string, values: Field, named = false): Field => optional({ takes, values, named })

/** An object, or a map of some, that is walked with a schema of its own. */
const walked = (takes = ''): Field => ({ takes })

const build = () => {
  const plain = text('text')
  const words = optional(plain)
  const id = optional(text('an id: a letter, then letters, digits, _ or -', idPattern))
  const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)
  const isTextOrObject = (value: unknown) => typeof value === 'string' || isObject(value)
  const quantity = field(
    'a number, a distribution ("5 to 20", { beta: { alpha: 2, beta: 5 } }) or an expression in parameters',
    (value) => Number.isFinite(value) || isTextOrObject(value),
  )
  const distribution = field(
    'a distribution: "5 to 20", or an object with one key such as { weibull: { shape: 1.3, scale: 120 } }',
    isTextOrObject,
  )
  const timing = field('a distribution of days from origin, or horizon', (value) => isTextOrObject(value))
  const day = text('a day: 2030-03-01')
  const table = map('a table from branch or outcome ids, and otherwise, to values', quantity)
  const annotated = { title: words, note: words, source: words }

  const node = {
    ...annotated,
    question: words,
    concentration: optional(number('a number above 0', above(0))),
    smoothing: optional(number('a number of cases, 0 or more', atLeast(0))),
    timing: optional(timing),
    impacts: map('a map from impact ids to values', quantity),
  }
  const branch = {
    p: {
      ...quantity,
      takes: 'a probability in [0, 1], rest, a distribution or an expression',
      optional: true,
    },
    weight: { ...quantity, takes: 'a weight, 0 or more, a distribution or an expression', optional: true },
    count: optional(
      field(
        'a number of observed cases: an integer, 0 or more',
        (value) => Number.isSafeInteger(value) && (value as number) >= 0,
      ),
    ),
    outcome: { ...id, takes: 'an outcome id' },
    residual: optional(flag()),
    ...node,
    branches: optional(walked()),
  }
  const signal = {
    ...annotated,
    ...{ likelihood: table, ratio: table, decibans: table, rate: table },
    per: optional(number('a number of days, at least a millionth', atLeast(1e-6))),
    halfLife: optional(number('a number of days above 0', above(0))),
    cluster: { ...id, takes: 'the id of a declared cluster' },
  }
  const resolution = {
    ...annotated,
    criteria: words,
    outcome: { ...id, takes: 'an outcome id, or void' },
    date: optional(day),
  }
  const scenario = {
    ...annotated,
    title: plain,
    forkcast: field('1, the version of this format', (value) => value === 1),
    origin: day,
    horizon: day,
    exhaustive: optional(flag()),
    parameters: optional(walked()),
    tree: walked('an object with branches'),
    signals: optional(walked()),
    clusters: optional(walked()),
    grades: map(
      'a map from grades A–E, 1–5 to credences',
      number('a credence, in [0, 1]', atLeast(0), atMost(1)),
      true,
    ),
    impacts: optional(walked()),
    resolution: optional(walked()),
  }
  return {
    scenario: objectOf(scenario),
    root: objectOf({ ...node, branches: walked('a map from branch ids to branches') }),
    branch: objectOf(branch),
    signal: objectOf(signal),
    parameter: objectOf({ ...annotated, distribution }),
    cluster: objectOf({ ...annotated, correlation: number('a number in [0, 1]', atLeast(0), atMost(1)) }),
    impact: objectOf({ ...annotated, unit: words, default: optional(quantity) }),
    resolution: objectOf(resolution),
    values: { quantity, uncertain: distribution, timing, day },
  }
}

export type ScenarioSchemas = ReturnType<typeof build>

let built: ScenarioSchemas | undefined

/** The schemas of the scenario document, built on first use: a program that never reads a scenario pays nothing. */
export function scenarioSchemas(): ScenarioSchemas {
  built ??= build()
  return built
}
