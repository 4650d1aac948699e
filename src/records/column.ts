import * as z from 'zod/mini'
import { parseDay } from '../checking/day.ts'
import { documentation } from '../checking/documentation.ts'

/** What stands beside the schema of a column. */
export interface ColumnWords {
  /** How a cell of CSV is read: `list` is ids with spaces or | between them, `id` a text whose outer spaces mean nothing. */
  readonly holds: 'day' | 'id' | 'text' | 'number' | 'flag' | 'list'
  /** What it takes, in the words of a problem. */
  readonly takes: string
  /** What to write instead, where a cell of CSV is refused. */
  readonly advice?: string
  /** A list whose entries are refused one by one. */
  readonly entry?: z.ZodMiniType
  /** False where rows that differ in it alone are one row delivered twice, as they are with `x-` columns; default true. */
  readonly identifies?: boolean
  /** What it means: the doc comment of the column, for people who read the schema. */
  readonly description: string
  readonly example: unknown
}

const wordsOfColumns = new WeakMap<object, ColumnWords>()

/** A column: a schema, and all else that a table must know of it. */
export function column<S extends z.ZodMiniType>(schema: S, words: ColumnWords): S {
  wordsOfColumns.set(schema, words)
  const { takes, description, example } = words
  documentation.add(schema, { takes, description, examples: [example] })
  return schema
}

/** The words of a schema that `column` made. */
export function wordsOf(schema: object): ColumnWords {
  const words = wordsOfColumns.get(schema)
  if (!words) throw new TypeError('every key of the schema of a row is made by column()')
  return words
}

/** A column of days: ISO 8601, or instants with an offset. */
export function day(description: string, example: string): z.ZodMiniString {
  const schema = z.string().check(z.refine((text) => parseDay(text) !== undefined))
  return column(schema, { holds: 'day', takes: 'a day: 2030-03-01', description, example })
}

/** A column of free texts. */
export function text(schema: z.ZodMiniString, description: string, example: string): z.ZodMiniString {
  const takes = 'text; leave it out where there is none'
  return column(schema, { holds: 'text', takes, description, example })
}

/** The type of a row: that of its schema, read-only, its ids replaced by those of a scenario. */
export type RowOf<Schema extends () => z.ZodMiniType, Ids = object> = ReadOnly<
  z.infer<ReturnType<Schema>>,
  Ids
>

type ReadOnly<Row, Ids> = {
  readonly [Key in keyof Row]: Key extends keyof Ids ? Ids[Key] : Frozen<Exclude<Row[Key], undefined>>
}

type Frozen<Value> = Value extends readonly (infer Entry)[] ? readonly Entry[] : Value
