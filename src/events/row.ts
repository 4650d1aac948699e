/** The columns of a row that mean something here. */
export interface EventColumns<Signal extends string = string> {
  /** The day it happened: ISO 8601, or an instant with an offset, which counts as its UTC day. */
  readonly date: string
  /** The day it became known; default `date`. */
  readonly reported?: string
  /** From this day on it no longer counts. */
  readonly retracted?: string
  /** The id of a signal of the scenario. */
  readonly signal: Signal
  /** False where a `likelihood` signal was looked for and not seen; default true. */
  readonly observed?: boolean
  /** Rows with the same event id report one event. */
  readonly event?: string
  /** Who reported it: the origin of the news, not each outlet that printed it. */
  readonly source?: string
  /** Admiralty grade, `A1` … `F6`. */
  readonly grade?: string
  /** Probability in [0, 1] that the report stems from a real occurrence; overrides the grade. */
  readonly credence?: number
  /** How much weaker or stronger than its type, ≥ 0; default 1. */
  readonly strength?: number
  /** For people. */
  readonly note?: string
}

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

/** The columns of a log, in their usual order. */
export const eventColumns = [
  'date',
  'reported',
  'retracted',
  'signal',
  'observed',
  'event',
  'source',
  'grade',
  'credence',
  'strength',
  'note',
] as const

/** A log: a read-only array of checked rows. Filter it, concatenate it, and update again. */
export type EventLog<Signal extends string = string> = readonly EventRow<Signal>[]

/** What a checked row says, ready to compute with. */
export interface RowData {
  readonly day: number
  readonly reported: number
  /** Infinity where it was not retracted. */
  readonly retracted: number
  readonly observed: boolean
  readonly strength: number
  /** Equal for rows that are equal in all eleven columns, defaults filled in; a hash, so rarely for others too. */
  readonly hash: number
  readonly line?: number
  readonly column?: number
}

/** Registered, so that the CommonJS and the ESM copy of this package know each other's rows. */
const dataKey = Symbol.for('forkcast.row')

/** The data of a row that has been checked; undefined for any other value, `{ ...row }` and Object.create(row) included. */
export function rowData(row: unknown): RowData | undefined {
  if (typeof row !== 'object' || row === null || !Object.hasOwn(row, dataKey)) return undefined
  return (row as { [dataKey]?: RowData })[dataKey]
}

/** Marks a row as checked. It is frozen: what was read from it must stay what it says. */
export function brandRow(row: EventRow, data: RowData): EventRow {
  Object.defineProperty(row, dataKey, { value: data })
  return Object.freeze(row)
}

/** Whether two checked rows are one row delivered twice: equal in all eleven columns, defaults filled in. */
export function sameRow(a: EventRow, b: EventRow): boolean {
  const x = rowData(a)
  const y = rowData(b)
  return (
    x !== undefined &&
    y !== undefined &&
    x.day === y.day &&
    x.reported === y.reported &&
    x.retracted === y.retracted &&
    x.observed === y.observed &&
    x.strength === y.strength &&
    a.signal === b.signal &&
    a.event === b.event &&
    a.source === b.source &&
    a.grade === b.grade &&
    a.credence === b.credence &&
    a.note === b.note
  )
}
