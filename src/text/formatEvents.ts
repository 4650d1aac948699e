import Papa from 'papaparse'
import { OptionError } from '../checking/optionError.ts'
import { eventKind } from '../events/kind.ts'
import type { EventInput } from '../events/row.ts'
import { type Column, isOwnColumn, tableOf } from '../records/kind.ts'

/** The format of a written log. */
export interface FormatEventsOptions {
  /** CSV, or JSON Lines with one object a line. Default `csv`. */
  readonly format?: 'csv' | 'jsonl'
}

/**
 * Writes a log as text that `readEvents` reads back to the same rows.
 *
 * CSV has the columns that at least one row uses, in their usual order, then those that begin with `x-`. A spreadsheet
 * reads a cell that begins with =, +, − or @ as a formula: open only logs whose texts you trust in one.
 *
 * @param rows from `readEvents` or `defineEvents`.
 * @param options `format`: `csv` (default) or `jsonl`, one JSON object a line.
 * @returns the text, with a newline at its end; for JSON Lines without rows `[]`.
 * @throws OptionError for another format, or for a value that CSV cannot hold and JSON Lines can: a blank text, a carriage
 *   return (every line break is read as LF), or a value of an `x-` column that is not text.
 * @example
 * formatEvents([{ date: '2030-03-20', signal: 'editorial' }]) // 'date,signal\n2030-03-20,editorial\n'
 */
export function formatEvents(rows: readonly EventInput[], options: FormatEventsOptions = {}): string {
  const { format = 'csv' } = options
  // Rows may have `x-` columns that their type does not name.
  const log = rows as readonly (EventInput & Readonly<Record<string, unknown>>)[]
  if (format === 'jsonl')
    return log.length === 0 ? '[]\n' : log.map((row) => `${JSON.stringify(row)}\n`).join('')
  if (format !== 'csv') throw new OptionError('format', format, 'csv or jsonl')
  const { columns, names, required } = tableOf(eventKind)
  const used = new Set(log.flatMap((row) => Object.keys(row).filter((key) => row[key] !== undefined)))
  const header = [
    ...names.filter((name) => used.has(name) || required.includes(name)),
    ...[...used].filter(isOwnColumn),
  ]
  const cells = log.map((row, index) =>
    header.map((key) => cell(row[key], columns.get(key), `row ${index + 1}: ${key}`)),
  )
  return Papa.unparse([header, ...cells], { newline: '\n' }).concat('\n')
}

function cell(value: unknown, column: Column | undefined, place: string): string {
  if (value === undefined) return ''
  if (column?.holds === 'list') return (value as readonly string[]).join(' ')
  const isWritable =
    typeof value === 'string' ? value.trim() !== '' && !value.includes('\r') : column !== undefined
  if (isWritable) return String(value)
  throw new OptionError(
    place,
    value,
    'a text that is not blank and has no carriage return, which is all that CSV holds; use jsonl',
  )
}
