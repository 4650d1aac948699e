import * as z from 'zod/mini'
import { documented } from '../checking/documentation.ts'
import { mostEvidence } from '../scenario/signalForms.ts'

function build() {
  const some = z.optional(
    documented(z.string().check(z.minLength(1)), { takes: 'text; leave it out where there is none' }),
  )
  const day = documented(z.string(), { takes: 'a day: 2030-03-01' })
  const number = (least: number, greatest: number, takes: string) =>
    z.optional(documented(z.number().check(z.minimum(least), z.maximum(greatest)), { takes }))
  return z.strictObject({
    date: day,
    reported: z.optional(day),
    retracted: z.optional(day),
    signal: documented(z.string(), { takes: 'the id of a signal of the scenario' }),
    observed: z.optional(documented(z.boolean(), { takes: 'true or false' })),
    event: some,
    source: some,
    grade: z.optional(
      documented(z.string().check(z.regex(/^[A-F][1-6]$/)), { takes: 'an Admiralty grade, A1 to F6' }),
    ),
    credence: number(0, 1, 'a probability, in [0, 1]'),
    strength: number(0, mostEvidence, 'a factor from 0 to 1000000'),
    note: some,
  })
}

let built: ReturnType<typeof build> | undefined

/** The schema of one row, built on first use. */
export function rowSchema(): ReturnType<typeof build> {
  built ??= build()
  return built
}
