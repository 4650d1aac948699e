import type { Warning } from '../checking/problem.ts'
import { filled } from '../numeric/filled.ts'
import { duplicateWarnings, repeatedRows } from './duplicates.ts'
import { rowData } from './kind.ts'
import type { EventRow, RowData } from './row.ts'

/**
 * A log as columns, in canonical order of rows: day, signal id, event id with none first, observed, strength;
 * so that any order of the same rows gives the same columns but for `row`. Independent of scenario and day.
 */
export interface LogColumns {
  readonly rows: readonly EventRow[]
  readonly data: readonly RowData[]
  /** 0-based row of the log, by position. */
  readonly row: Int32Array
  /** Rows of one event share its number. −1: a row delivered twice. */
  readonly event: Int32Array
  readonly events: number
  /** 1 where the row has an event id. */
  readonly named: Uint8Array
  /** Index into `signalIds`. */
  readonly signal: Int32Array
  readonly signalIds: readonly string[]
  readonly day: Int32Array
  readonly reported: Int32Array
  /** Infinity where it was not retracted. */
  readonly retracted: Float64Array
  readonly observed: Uint8Array
  readonly strength: Float64Array
  /** As given; NaN where it was not. */
  readonly credence: Float64Array
  /** Six times the letter plus the digit, both from 0; −1 without a grade. */
  readonly grade: Int8Array
  readonly warnings: readonly Warning[]
}

const known = new WeakMap<readonly EventRow[], LogColumns>()

/** The columns of checked rows; remembered for a frozen log, whose rows can change no more. */
export function columnsOf(log: readonly EventRow[]): LogColumns {
  let columns = known.get(log)
  if (!columns) {
    columns = build(log)
    if (Object.isFrozen(log)) known.set(log, columns)
  }
  return columns
}

function build(rows: readonly EventRow[]): LogColumns {
  const count = rows.length
  const data = rows.map((row) => rowData(row) as RowData)
  const { signalIds, signalOfRow } = numberSignals(rows)
  const order = canonicalOrder(rows, data, signalOfRow, signalIds)
  const first = repeatedRows(rows, data)
  const { event, events } = numberEvents(rows, first, order)
  const columns = {
    rows,
    data,
    row: order,
    event,
    events,
    named: new Uint8Array(count),
    signal: order.map((index) => signalOfRow[index] as number),
    signalIds,
    day: new Int32Array(count),
    reported: new Int32Array(count),
    retracted: new Float64Array(count),
    observed: new Uint8Array(count),
    strength: new Float64Array(count),
    credence: new Float64Array(count),
    grade: new Int8Array(count),
    warnings: duplicateWarnings(rows, data, first),
  }
  for (let position = 0; position < count; position++) {
    const index = order[position] as number
    const { date, reported, retracted, observed, strength } = data[index] as RowData
    const { event: id, credence, grade } = rows[index] as EventRow
    columns.named[position] = id === undefined ? 0 : 1
    columns.day[position] = date
    columns.reported[position] = reported
    columns.retracted[position] = retracted
    columns.observed[position] = observed ? 1 : 0
    columns.strength[position] = strength
    columns.credence[position] = credence ?? NaN
    columns.grade[position] = grade === undefined ? -1 : gradeNumber(grade)
  }
  return columns
}

/** A1 is 0, A2 is 1, … F6 is 35. */
export function gradeNumber(grade: string): number {
  return (grade.charCodeAt(0) - 65) * 6 + grade.charCodeAt(1) - 49
}

/** Signal ids in code-unit order, and the place of each row's there. */
function numberSignals(rows: readonly EventRow[]): { signalIds: string[]; signalOfRow: Int32Array } {
  const signalIds = [...new Set(rows.map(({ signal }) => signal))].sort()
  const place = new Map(signalIds.map((id, index) => [id, index]))
  return {
    signalIds,
    signalOfRow: filled(
      new Int32Array(rows.length),
      (i) => place.get((rows[i] as EventRow).signal) as number,
    ),
  }
}

/** Numbers events by their first position, so that a walk through the positions meets them in order. */
function numberEvents(
  rows: readonly EventRow[],
  first: Int32Array,
  order: Int32Array,
): { event: Int32Array; events: number } {
  const event = new Int32Array(order.length).fill(-1)
  const numberOfId = new Map<string, number>()
  let events = 0
  order.forEach((index, position) => {
    if ((first[index] as number) >= 0) return
    const id = (rows[index] as EventRow).event
    const earlier = id === undefined ? undefined : numberOfId.get(id)
    event[position] = earlier ?? events
    if (earlier !== undefined) return
    if (id !== undefined) numberOfId.set(id, events)
    events++
  })
  return { event, events }
}

function canonicalOrder(
  rows: readonly EventRow[],
  data: readonly RowData[],
  signalOfRow: Int32Array,
  signalIds: readonly string[],
): Int32Array {
  const count = rows.length
  const earliest = data.reduce((least, { date }) => Math.min(least, date), Infinity)
  const coarse = (index: number) =>
    ((data[index] as RowData).date - earliest) * signalIds.length + (signalOfRow[index] as number)
  // one double holds day, signal and row, so that the native sort does most of the work
  const keys = new Float64Array(count)
  for (let index = 0; index < count; index++) keys[index] = coarse(index) * count + index
  keys.sort()
  const order = filled(new Int32Array(count), (position) => (keys[position] as number) % count)

  const compare = (a: number, b: number): number => {
    const x = data[a] as RowData
    const y = data[b] as RowData
    return (
      compareText((rows[a] as EventRow).event, (rows[b] as EventRow).event) ||
      Number(x.observed) - Number(y.observed) ||
      x.strength - y.strength
    )
  }
  for (let start = 0; start < count; ) {
    const key = coarse(order[start] as number)
    let end = start + 1
    while (end < count && coarse(order[end] as number) === key) end++
    if (end - start > 1) order.subarray(start, end).sort(compare)
    start = end
  }
  return order
}

/** By code unit, none first. */
function compareText(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0
  if (a === undefined) return -1
  if (b === undefined) return 1
  return a < b ? -1 : 1
}
