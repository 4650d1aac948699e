import * as z from 'zod'
import { mostEvidence } from '../scenario/signals.ts'

const build = () => {
  const text = z.string().min(1).describe('text; leave it out where there is none')
  const day = z.string().describe('a day: 2030-03-01')
  return z.strictObject({
    date: day,
    reported: day.optional(),
    retracted: day.optional(),
    signal: z.string().describe('the id of a signal of the scenario'),
    observed: z.boolean().optional().describe('true or false'),
    event: text.optional(),
    source: text.optional(),
    grade: z
      .string()
      .regex(/^[A-F][1-6]$/)
      .optional()
      .describe('an Admiralty grade, A1 to F6'),
    credence: z.number().min(0).max(1).optional().describe('a probability, in [0, 1]'),
    strength: z.number().nonnegative().max(mostEvidence).optional().describe('a factor from 0 to 1000000'),
    note: text.optional(),
  })
}

let built: ReturnType<typeof build> | undefined

/** The zod schema of one row, built on first use. */
export function rowSchema(): ReturnType<typeof build> {
  built ??= build()
  return built
}
