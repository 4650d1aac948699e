import { atLeast, atMost } from '../checking/checks.ts'
import { type ObjectSchema, objectOf, optional } from '../checking/fields.ts'
import { flag, number, text } from '../scenario/schema.ts'
import { mostEvidence } from '../scenario/signalForms.ts'

function build(): ObjectSchema {
  const some = optional(text('text; leave it out where there is none', /./s))
  const day = text('a day: 2030-03-01')
  return objectOf({
    date: day,
    reported: optional(day),
    retracted: optional(day),
    signal: text('the id of a signal of the scenario'),
    observed: optional(flag()),
    event: some,
    source: some,
    grade: optional(text('an Admiralty grade, A1 to F6', /^[A-F][1-6]$/)),
    credence: optional(number('a probability, in [0, 1]', atLeast(0), atMost(1))),
    strength: optional(number('a factor from 0 to 1000000', atLeast(0), atMost(mostEvidence))),
    note: some,
  })
}

let built: ObjectSchema | undefined

/** The schema of one row, built on first use. */
export function rowSchema(): ObjectSchema {
  built ??= build()
  return built
}
