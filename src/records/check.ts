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
  const { columns, required, names } = tableOf(kind)
  // own values, read once: what is checked is what is kept
  const own = flatCopy(record)
  const days: Record<string, number> = {}
  const noDays: string[] = []
  for (const key of Object.keys(own)) {
    const value = own[key]
    const column = columns.get(key)
    if (!column) {
      if (isOwnColumn(key)) continue
      const message = () => `unknown key ${show(key)}${didYouMean(key, names)}`
      note('unknown-key', key, message, { received: value })
    } else if (column.holds === 'day' && typeof value === 'string') {
      const day = parseDay(value)
      if (day === undefined) noDays.push(key)
      else days[key] = day
    } else if (value !== undefined || !column.optional) {
      if (Array.isArray(value)) own[key] = Object.freeze([...value])
      for (const wrong of refused(column, own[key])) invalid(key, column, wrong, note)
    }
  }
  for (const key of required) {
    if (Object.hasOwn(own, key)) continue
    const expected = columns.get(key)?.takes ?? ''
    const message = `"${key}" is missing; it takes ${expected}`
    note('missing-key', kind.namesMissing ? key : undefined, message, { expected })
  }
  for (const key of noDays) {
    const received = String(own[key])
    note('invalid-day', key, `${show(received)}: ${dayAdvice(received)}`, { received })
  }
  kind.check?.(own, days, note)
  if (failed) return undefined
  // every column has been checked
  const row = own as Row
  return brandRow(kind, row, { ...kind.data(row, days), ...position })
}

const nothing: readonly unknown[] = []

/** What a column does not take: the value, or the entries of it that are wrong. */
function refused({ schema, entry }: Column, value: unknown): readonly unknown[] {
  if (passes(schema, value)) return nothing
  return entry && Array.isArray(value) ? value.filter((each) => !passes(entry, each)) : [value]
}

/** Without zod's error, which takes longer than the check: a message says what the column takes. */
function passes(schema: Column['schema'], value: unknown): boolean {
  const result = schema._zod.run({ value, issues: [] }, { async: false })
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
