import Papa from 'papaparse'
import { OptionError } from '../checking/optionError.ts'
import { type EventInput, type EventLog, eventColumns } from '../events/row.ts'

/** As what a log is written. */
export interface FormatEventsOptions {
  /** Default `csv`. */
  readonly format?: 'csv' | 'jsonl'
}

/**
 * Writes a log as text that `readEvents` reads back to the same rows.
 *
 * CSV has the columns that some row uses, in their usual order, then those that begin with `x-`. A cell that begins
 * with =, +, − or @ is text here and a formula in a spreadsheet: give a spreadsheet only logs whose texts you trust.
 *
 * @param rows from `readEvents` or `defineEvents`.
 * @param options `format`: `csv` (default) or `jsonl`, one JSON object a line.
 * @returns the text, with a newline at its end; for JSON Lines without rows `[]`.
 * @throws OptionError for another format, or for a value that CSV cannot hold: a blank text, a carriage return (every
 *   line break is read as LF), or in an `x-` column anything but a text. JSON Lines can.
 * @example
 * formatEvents([{ date: '2030-03-20', signal: 'editorial' }]) // 'date,signal\n2030-03-20,editorial\n'
 */
export function formatEvents(rows: readonly EventInput[], options: FormatEventsOptions = {}): string {
  const { format = 'csv' } = options
  // whether a column is there is asked of every row, whatever its type says
  const log = rows as EventLog
  if (format === 'jsonl')
    return log.length === 0 ? '[]\n' : log.map((row) => `${JSON.stringify(row)}\n`).join('')
  if (format !== 'csv') throw new OptionError('format', format, 'csv or jsonl')
  const used = new Set(log.flatMap((row) => Object.keys(row).filter((key) => row[key as 'x-'] !== undefined)))
  const own = [...used].filter((key) => key.startsWith('x-'))
  const columns = [
    ...eventColumns.filter((key) => used.has(key) || key === 'date' || key === 'signal'),
    ...own,
  ]
  const cells = log.map((row, index) => columns.map((key) => cell(row[key as 'x-'], key, index)))
  return Papa.unparse([columns, ...cells], { newline: '\n' }).concat('\n')
}

function cell(value: unknown, key: string, index: number): string {
  if (value === undefined) return ''
  const held =
    typeof value === 'string' ? value.trim() !== '' && !value.includes('\r') : !key.startsWith('x-')
  if (held) return String(value)
  throw new OptionError(
    `row ${index + 1}: ${key}`,
    value,
    'a text that is not blank and has no carriage return, which is all that CSV holds; use jsonl',
  )
}
