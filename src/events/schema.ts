import * as z from 'zod/mini'
import { takes } from '../scenario/schema.ts'
import { mostEvidence } from '../scenario/signals.ts'

const build = () => {
  const text = z.optional(takes(z.string().check(z.minLength(1)), 'text; leave it out where there is none'))
  const day = takes(z.string(), 'a day: 2030-03-01')
  const grade = z.string().check(z.regex(/^[A-F][1-6]$/))
  const credence = z.number().check(z.minimum(0), z.maximum(1))
  const strength = z.number().check(z.nonnegative(), z.maximum(mostEvidence))
  return z.strictObject({
    date: day,
    reported: z.optional(day),
    retracted: z.optional(day),
    signal: takes(z.string(), 'the id of a signal of the scenario'),
    observed: z.optional(takes(z.boolean(), 'true or false')),
    event: text,
    source: text,
    grade: z.optional(takes(grade, 'an Admiralty grade, A1 to F6')),
    credence: z.optional(takes(credence, 'a probability, in [0, 1]')),
    strength: z.optional(takes(strength, 'a factor from 0 to 1000000')),
    note: text,
  })
}

let built: ReturnType<typeof build> | undefined

/** The zod schema of one row, built on first use. */
export function rowSchema(): ReturnType<typeof build> {
  built ??= build()
  return built
}
