import * as z from 'zod/mini'
import { dataOf, type RowPosition } from '../../records/brand.ts'
import { column, day, type RowOf, text } from '../../records/column.ts'
import type { RecordKind } from '../../records/kind.ts'

/** The schema of one quote; made anew at each call. */
export const quoteRow = () =>
  z.object({
    /** The day on which it was said; it stands until the same forecaster says something else. */
    date: day(
      'The day on which it was said; it stands until the same forecaster says something else.',
      '2030-03-11',
    ),
    /** Who said it: a market, a colleague, a panel. */
    forecaster: column(filled(), {
      holds: 'text',
      takes: 'text: who said it',
      description: 'Who said it: a market, a colleague, a panel.',
      example: 'market',
    }),
    /** Branch and outcome ids: the question is whether the truth lies in any of them. */
    any: column(z.array(filled()).check(z.minLength(1)), {
      holds: 'list',
      takes: 'a list of branch or outcome ids, at least one',
      description: 'Branch and outcome ids: the question is whether the truth lies in any of them.',
      example: ['forced'],
    }),
    /** The day by whose end it must have come true; default the horizon. */
    by: z.optional(day('The day by whose end it must have come true; default the horizon.', '2030-06-30')),
    /** What was said, in [0, 1]. */
    probability: column(z.number().check(z.minimum(0), z.maximum(1)), {
      holds: 'number',
      takes: 'a probability, in [0, 1]',
      description: 'What was said, in [0, 1].',
      example: 0.2,
    }),
    /** Where it was said. */
    source: z.optional(text(filled(), 'Where it was said.', 'exchange')),
    /** For people. */
    note: z.optional(text(filled(), 'For people.', 'few traders')),
  })

const filled = () => z.string().check(z.regex(/\S/))

/** The columns of a quote. */
export interface QuoteColumns extends RowOf<typeof quoteRow> {}

/** A probability that somebody gave on a day: a market's price, a colleague's forecast. */
export interface Quote extends QuoteColumns {
  /** Columns of one's own are carried along and mean nothing here. */
  readonly [own: `x-${string}`]: unknown
}

/** A quote as it may be written: also by an interface of one's own, which is no `Quote` to the compiler. */
export type QuoteInput = QuoteColumns | Quote

/** Checked quotes: a read-only array. */
export type Quotes = readonly Quote[]

/** What a checked quote says, ready to score. */
export interface QuoteData extends RowPosition {
  readonly day: number
}

const brand = Symbol.for('forkcast.quote')

/** What others said, day by day. */
export const quoteKind: RecordKind<Quote, QuoteData> = {
  name: 'table of quotes',
  brand,
  schema: quoteRow,
  shown: ['date', 'forecaster', 'any', 'by', 'probability'],
  namesMissing: true,
  data: (_row, { date: day = NaN }) => ({ day }),
}

/** The data of a quote that has been checked; undefined for any other value. */
export function quoteData(row: unknown): QuoteData | undefined {
  return dataOf(quoteKind, row)
}
