import { dayAdvice, parseDay } from '../checking/day.ts'
import type { Locate } from '../checking/problem.ts'
import { isRecord } from '../checking/record.ts'
import { show } from '../checking/show.ts'
import { flatCopy } from '../checking/snapshot.ts'
import { didYouMean } from '../checking/suggestion.ts'
import { brandRow, dataOf, type RowPosition } from './brand.ts'
import { type RowReport, rowCollector } from './collector.ts'
import { type Column, isOwnColumn, type Note, type RecordKind, tableOf } from './kind.ts'
import type { Parsed } from './recordError.ts'

/**
 * Checks one row by itself and brands it, or reports what is wrong with it.
 *
 * @param record the row as written; keys that begin with `x-` are the user's own.
 * @param index 0-based place, for the path of a problem.
 * @param position line and column, where it was text.
 */
export function checkRow<Row extends object, Data extends RowPosition>(
  kind: RecordKind<Row, Data>,
  record: unknown,
  index: number,
  report: RowReport,
  position?: RowPosition,
): Row | undefined {
  let failed = false
  const note: Note = (code, key, message, details) => {
    failed = true
    report(code, index, key, message, details)
  }
  if (!isRecord(record)) {
    note('invalid-type', undefined, `expected an object; received ${show(record)}`, { received: record })
    return undefined
  }
  const table = tableOf(kind)
  // own values, read once: what is checked is what is kept
  const own = flatCopy(record)
  for (const key of Object.keys(own)) {
    const value = own[key]
    const column = table.columns.get(key)
    if (column) {
      if (Array.isArray(value)) own[key] = Object.freeze([...value])
      if (value !== undefined) checkCell(key, column, own[key], note)
    } else if (!isOwnColumn(key)) {
      const message = () => `unknown key ${show(key)}${didYouMean(key, table.names)}`
      note('unknown-key', key, message, { received: value })
    }
  }
  for (const key of table.required) {
    if (Object.hasOwn(own, key) && own[key] !== undefined) continue
    const expected = table.columns.get(key)?.takes ?? ''
    const message = `"${key}" is missing; it takes ${expected}`
    note('missing-key', kind.namesMissing ? key : undefined, message, { expected })
  }
  const days: Record<string, number> = {}
  for (const key of table.days) {
    const text = own[key]
    if (typeof text !== 'string') continue
    const day = parseDay(text)
    if (day === undefined) note('invalid-day', key, `${show(text)}: ${dayAdvice(text)}`, { received: text })
    else days[key] = day
  }
  kind.check?.(own, days, note)
  if (failed) return undefined
  // every column has been checked
  const row = own as Row
  // assigned: what V8 clones by spreading and then extends gets a hidden class to itself
  return brandRow(kind, row, Object.assign(kind.data(row, days), position))
}

/** Checks a value, or the entries of a list one by one. What no day is, is found where days are read. */
function checkCell(key: string, column: Column, value: unknown, note: Note): void {
  const { schema, entry, holds } = column
  if (holds === 'day' ? typeof value === 'string' : passes(schema, value)) return
  if (entry && Array.isArray(value)) {
    for (const each of value) if (!passes(entry, each)) invalid(key, column, each, note)
  } else invalid(key, column, value, note)
}

const inOneGo = { async: false }

/** Without zod's error, which takes longer than the check: a message says what the column takes. */
function passes(schema: Column['schema'], value: unknown): boolean {
  const result = schema._zod.run({ value, issues: [] }, inOneGo)
  return !(result instanceof Promise) && result.issues.length === 0
}

function invalid(key: string, { takes, holds }: Column, received: unknown, note: Note): void {
  const quoted = holds === 'number' && typeof received === 'string' && received.trim() !== ''
  const advice = quoted && Number.isFinite(Number(received)) ? ', which is text: write it without quotes' : ''
  const message = `expected ${takes}; received ${show(received)}${advice}`
  note('invalid-value', key, message, { received, expected: takes })
}

/**
 * Checks rows of any origin; those that carry their data already are not checked again.
 *
 * @returns the rows at their places, undefined where a problem was reported.
 */
export function checkRows<Row extends object, Data extends RowPosition>(
  kind: RecordKind<Row, Data>,
  rows: readonly unknown[],
  report: RowReport,
  locate?: Locate,
): (Row | undefined)[] {
  const checked = Array.from(rows, (row, index) =>
    dataOf(kind, row) ? (row as Row) : checkRow(kind, row, index, report, locate?.([index])),
  )
  kind.together?.(checked, report)
  return checked
}

/** Checks rows by themselves and against each other. What their ids mean is a question for a scenario. */
export function recordsFrom<Row extends object, Data extends RowPosition>(
  kind: RecordKind<Row, Data>,
  rows: readonly unknown[],
  locate?: Locate,
): Parsed<{ readonly rows: readonly Row[] }> {
  const { problems, report } = rowCollector(kind, rows, locate)
  const checked = checkRows(kind, rows, report, locate)
  // without a problem every row has passed
  return problems.length > 0 ? { problems } : { rows: Object.freeze(checked as Row[]) }
}
