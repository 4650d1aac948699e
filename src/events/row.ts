import * as z from 'zod/mini'
import { parseDay } from '../checking/day.ts'
import type { RowPosition } from '../records/brand.ts'
import { column, day, type RowOf, text } from '../records/column.ts'
import { mostEvidence } from '../scenario/signalForms.ts'

/** The schema of one row of a log; made anew at each call. */
export const eventRow = () =>
  z.object({
    /** The day it happened: ISO 8601, or an instant with an offset, which counts as its UTC day. */
    date: day(
      'The day it happened: ISO 8601, or an instant with an offset, which counts as its UTC day.',
      '2030-03-11',
    ),
    /** The day it became known; default `date`. */
    reported: z.optional(day('The day it became known; default `date`.', '2030-03-12')),
    /** From this day on it no longer counts. */
    retracted: z.optional(day('From this day on it no longer counts.', '2030-04-02')),
    /** The id of a signal of the scenario. */
    signal: column(z.string(), {
      holds: 'id',
      takes: 'the id of a signal of the scenario',
      description: 'The id of a signal of the scenario.',
      example: 'leak',
    }),
    /** False where a `likelihood` signal was looked for and not seen; default true. */
    observed: z.optional(
      column(z.boolean(), {
        holds: 'flag',
        takes: 'true or false',
        advice: 'write true, or leave the cell empty, for what was seen',
        description: 'False where a `likelihood` signal was looked for and not seen; default true.',
        example: false,
      }),
    ),
    /** Rows with the same event id report one event. */
    event: z.optional(some('Rows with the same event id report one event.', 'audit')),
    /** Who reported it: the origin of the news, not each outlet that printed it. */
    source: z.optional(
      some('Who reported it: the origin of the news, not each outlet that printed it.', 'gazette'),
    ),
    /** Admiralty grade, `A1` … `F6`. */
    grade: z.optional(
      column(z.string().check(z.regex(/^[A-F][1-6]$/)), {
        holds: 'id',
        takes: 'an Admiralty grade, A1 to F6',
        description: 'Admiralty grade, `A1` … `F6`.',
        example: 'B2',
      }),
    ),
    /** Probability in [0, 1] that the report stems from a real occurrence; overrides the grade. */
    credence: z.optional(
      column(z.number().check(z.minimum(0), z.maximum(1)), {
        holds: 'number',
        takes: 'a probability, in [0, 1]',
        description:
          'Probability in [0, 1] that the report stems from a real occurrence; overrides the grade.',
        example: 0.8,
      }),
    ),
    /** How much weaker or stronger than its type, ≥ 0; default 1. */
    strength: z.optional(
      column(z.number().check(z.minimum(0), z.maximum(mostEvidence)), {
        holds: 'number',
        takes: 'a factor from 0 to 1000000',
        description: 'How much weaker or stronger than its type, ≥ 0; default 1.',
        example: 1.5,
      }),
    ),
    /** For people. */
    note: z.optional(some('For people.', 'denied the next day')),
  })

const some = (description: string, example: string) =>
  text(z.string().check(z.minLength(1)), description, example)

/** Whether no day of a row comes before an earlier one of date, reported, retracted; a text that is no day is passed over. */
export function daysInOrder({ date, reported = date, retracted }: DaysOfRow): boolean {
  const [happened = NaN, known = NaN, ended = NaN] = [date, reported, retracted ?? ''].map(parseDay)
  return !(known < happened || ended < known)
}

interface DaysOfRow {
  readonly date: string
  readonly reported?: string | undefined
  readonly retracted?: string | undefined
}

/** The columns of a row that mean something here. */
export interface EventColumns<Signal extends string = string>
  extends RowOf<typeof eventRow, { signal: Signal }> {}

/** One report, as a row of the log: what was seen, when, by whom, and how far to believe it. */
export interface EventRow<Signal extends string = string> extends EventColumns<Signal> {
  /** Columns of one's own are carried along and mean nothing here. */
  readonly [own: `x-${string}`]: unknown
}

/**
 * A row as it may be written. Rows whose type is an interface of one's own are no `EventRow` to the compiler, which
 * takes no interface for a type with an index signature; they are `EventColumns`.
 */
export type EventInput<Signal extends string = string> = EventColumns<Signal> | EventRow<Signal>

/** A log: a read-only array of checked rows. Filter it, concatenate it, and update again. */
export type EventLog<Signal extends string = string> = readonly EventRow<Signal>[]

/** What a checked row says, ready to compute with. Where it has the name of a column, it stands for its value. */
export interface RowData extends RowPosition {
  readonly date: number
  readonly reported: number
  /** Infinity where it was not retracted. */
  readonly retracted: number
  readonly observed: boolean
  readonly strength: number
  /** Equal for rows that are equal in all columns, defaults filled in; a hash, so rarely for others too. */
  readonly hash: number
}
