import * as z from 'zod/mini'
import { documented } from '../checking/documentation.ts'

/** The keys for people that nearly every object of a document takes. @param example a title. */
export function annotations(text: z.ZodMiniString<string>, example: string) {
  return {
    title: z.optional(
      documented(text, {
        description: 'What tables and charts call it; without one, the id.',
        examples: [example],
      }),
    ),
    note: z.optional(
      documented(text, {
        description: 'Why it is as it is: the argument behind its numbers. Read by people alone.',
        examples: ['Median of the last five cases; the sixth had another cause.'],
      }),
    ),
    source: z.optional(
      documented(text, {
        description: 'Where the numbers come from: a data set, a paper and its table, a page and its day.',
        examples: ['Annual report 2029, table 3'],
      }),
    ),
  }
}
