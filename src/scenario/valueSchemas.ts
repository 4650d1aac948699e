import * as z from 'zod/mini'
import { parseDay } from '../checking/day.ts'
import { documented, refined } from '../checking/documentation.ts'
import type { DistributionSpec } from '../distribution/distribution.ts'
import { distributionProblem } from '../distribution/distributionProblem.ts'
import { intervalPattern } from '../distribution/interval.ts'
import { reservedNames } from '../expression/names.ts'
import { idPattern, reservedIds } from './ids.ts'

const isDistribution = (value: unknown) => distributionProblem(value) === undefined
const reservedAsNames: ReadonlySet<string> = new Set([...reservedNames, ...reservedIds])

/** The values that the objects of a document are made of. */
export function valueSchemas() {
  const text = documented(z.string(), { takes: 'text' })
  const id = documented(z.string().check(z.regex(idPattern)), {
    takes: 'an id: a letter, then letters, digits, _ or -',
  })
  const branchId = z
    .string()
    .check(z.regex(new RegExp(`^(?!(${reservedIds.join('|')})$)${idPattern.source.slice(1)}`)))
  const parameterName = refined(
    z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9_]*$/)),
    (name) => !reservedAsNames.has(name),
    { not: { enum: [...reservedAsNames] } },
  )
  const day = refined(z.string(), (written) => parseDay(written) !== undefined, {
    id: 'day',
    takes: 'a day: 2030-03-01',
    isCompiled: true,
    pattern: '^\\d{4}-\\d{2}-\\d{2}([Tt ]|$)',
  })

  const probability = z.number().check(z.minimum(0), z.maximum(1))
  // refuses blank text and a number in quotes
  const formulaPattern = /^(?!\s*([+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?)?\s*$)/
  const formula = documented(z.string().check(z.regex(formulaPattern)), {
    id: 'formula',
    description:
      'An expression in parameters, "0.1 + 0.5*pressure", or a distribution as its central 90% interval, "5 to 20".',
    examples: ['0.1 + 0.5*pressure', '5 to 20'],
  })
  // scenarioJsonSchema replaces the keywords of these three by definitions from the table of distributions
  const interval = refined(z.string(), isDistribution, { id: 'interval', pattern: intervalPattern.source })
  const distribution = documented(z.custom<Exclude<DistributionSpec, string>>(isDistribution), {
    id: 'distribution',
  })
  const uncertain = documented(z.union([interval, distribution]), {
    id: 'uncertain',
    takes:
      'a distribution: "5 to 20", or an object with one key such as { weibull: { shape: 1.3, scale: 120 } }',
    isCompiled: true,
  })
  // the object comes first: where nothing fits, yaml-language-server reports the first alternative
  const timing = documented(z.union([distribution, z.literal('horizon'), interval]), {
    id: 'timing',
    takes: 'a distribution of days from origin, or horizon',
    isCompiled: true,
  })

  /** A number that may be uncertain. The range applies to a plain number: a schema cannot evaluate an expression. */
  const varying = <N extends z.ZodMiniNumber<number>>(number: N) =>
    documented(z.union([number, formula, distribution]), {
      takes:
        'a number, a distribution ("5 to 20", { beta: { alpha: 2, beta: 5 } }) or an expression in parameters',
      isCompiled: true,
    })
  const quantity = documented(varying(z.number()), { id: 'quantity' })
  /** Values of a signal by branch or outcome. */
  const table = (number: z.ZodMiniNumber<number>) =>
    documented(z.record(id, varying(number)), {
      takes: 'a table from branch or outcome ids, and otherwise, to values',
    })
  const share = documented(z.union([probability, z.literal('rest'), formula, distribution]), {
    takes: 'a probability in [0, 1], rest, a distribution or an expression',
    isCompiled: true,
  })
  const weight = documented(varying(z.number().check(z.minimum(0))), {
    takes: 'a weight, 0 or more, a distribution or an expression',
  })
  return {
    text,
    id,
    branchId,
    parameterName,
    day,
    probability,
    uncertain,
    timing,
    quantity,
    table,
    share,
    weight,
  }
}

export type ValueSchemas = ReturnType<typeof valueSchemas>
