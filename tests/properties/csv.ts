import type { PlainRow } from '../reference/plainScenario.ts'

const columns = [
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

/** Rows as RFC 4180 text with all eleven columns, whatever is not said left empty. */
export function csvOf(rows: readonly PlainRow[]): string {
  return [columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column])).join(','))]
    .map((line) => `${line}\n`)
    .join('')
}

function cell(value: string | number | boolean | undefined): string {
  const text = value === undefined ? '' : String(value)
  return /[",;\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
