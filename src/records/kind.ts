import type * as z from 'zod/mini'
import type { Message } from '../checking/report.ts'
import type { Details, RowReport } from './collector.ts'
import { type ColumnWords, wordsOf } from './column.ts'

/** The days of a row as numbers, by column; none where a column does not hold a day. */
export type Days = Readonly<Record<string, number | undefined>>

/** Notes a problem of the row that is checked. */
export type Note = (code: string, key: string | undefined, message: Message, details?: Details) => void

/** A kind of row: its columns, and what they mean together. Everything done with rows of any kind follows from it. */
export interface RecordKind<Row extends object, Data extends object> {
  /** What a table of them is called in a message. */
  readonly name: string
  /** Registered, so that the CommonJS and the ESM copy of this package know each other's rows. */
  readonly brand: symbol
  /** The columns, in their usual order. */
  readonly schema: () => z.ZodMiniObject
  /** Columns of an example, for messages. */
  readonly shown: readonly (keyof Row & string)[]
  /** Whether the path of a missing value names its column. */
  readonly namesMissing: boolean
  /** Checks what several columns say together; the row may be wrong in others. */
  readonly check?: (row: Readonly<Record<string, unknown>>, days: Days, note: Note) => void
  /** What a row that is right says, ready to compute with. */
  readonly data: (row: Row, days: Days) => Data
  /** Columns whose values the data holds under the same name: days as numbers, defaults filled in. */
  readonly filled?: readonly (keyof Row & keyof Data & string)[]
  /** Checks what several rows say together; undefined is a row that is wrong. */
  readonly together?: (rows: readonly (Row | undefined)[], report: RowReport) => void
}

/** What tables need of a kind, whatever its rows. */
export type AnyKind = Pick<RecordKind<object, object>, 'name' | 'schema'> & {
  readonly shown: readonly string[]
  readonly filled?: readonly string[]
}

/** A column of a table. */
export interface Column extends ColumnWords {
  /** Of a value; a column that rows may leave out takes undefined too. */
  readonly schema: z.ZodMiniType
  readonly optional: boolean
}

/** The columns of a kind of row, and what messages and readers need of them. */
export interface RecordTable {
  readonly name: string
  readonly columns: ReadonlyMap<string, Column>
  readonly names: readonly string[]
  /** Columns that every row needs. */
  readonly required: readonly string[]
  /** Columns of days. */
  readonly days: readonly string[]
  /** What tells rows from each other: columns to compare as the data fills them in, and those as they are written. */
  readonly identity: { readonly filled: readonly string[]; readonly asWritten: readonly string[] }
  /** A header and a row, for messages. */
  readonly exampleHeader: string
  readonly exampleRow: string
}

const tables = new WeakMap<object, RecordTable>()

/** The table of a kind, built on first use: a program that never reads a row pays nothing. */
export function tableOf(kind: AnyKind): RecordTable {
  let table = tables.get(kind)
  if (!table) {
    table = build(kind)
    tables.set(kind, table)
  }
  return table
}

function build(kind: AnyKind): RecordTable {
  const columns = new Map<string, Column>()
  for (const [name, written] of Object.entries(kind.schema().shape)) {
    const { def } = written._zod
    const optional = def.type === 'optional'
    const schema = (optional ? (def as z.core.$ZodOptionalDef).innerType : written) as z.ZodMiniType
    columns.set(name, { ...wordsOf(schema), schema, optional })
  }
  const names = [...columns.keys()]
  const identity = names.filter((name) => columns.get(name)?.identifies !== false)
  const { filled = [] } = kind
  const example = kind.shown.map((name) => [name, columns.get(name)?.example] as const)
  return {
    name: kind.name,
    columns,
    names,
    required: names.filter((name) => !columns.get(name)?.optional),
    days: names.filter((name) => columns.get(name)?.holds === 'day'),
    identity: {
      filled: identity.filter((name) => filled.includes(name)),
      asWritten: identity.filter((name) => !filled.includes(name)),
    },
    exampleHeader: kind.shown.join(),
    exampleRow: JSON.stringify(Object.fromEntries(example)),
  }
}

/** A column of one's own: carried along, and meaning nothing here. */
export function isOwnColumn(key: string): boolean {
  return key.startsWith('x-')
}
