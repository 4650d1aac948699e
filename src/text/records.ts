import type { Problem } from '../checking/problem.ts'
import { eventKind } from '../events/kind.ts'
import { type AnyKind, type RecordTable, tableOf } from '../records/kind.ts'
import { readCsv } from './csv.ts'
import { readJsonArray } from './jsonArray.ts'
import { readJsonLines } from './jsonLines.ts'
import { nulCharacter } from './nulCharacter.ts'
import { withoutByteOrderMark } from './position.ts'
import type { TextRecords } from './textRecords.ts'

export type { TextRecords } from './textRecords.ts'

/**
 * Reads a table of rows: CSV with a header, JSON Lines, or a JSON array of objects. The beginning of the text decides which.
 *
 * CSV cells become numbers, booleans and lists by their column, and an empty cell is an absent key. Dates and decimals in
 * the style of spreadsheets are accepted where they have only one meaning. JSON values are not changed. Days, ids and
 * grades are not checked here.
 *
 * @param text with or without a byte order mark. An empty text is a problem; a table without rows is a header or `[]`.
 * @param kind the kind of rows; default: those of an event log.
 * @returns records and problems, of which at most a hundred are listed; never throws.
 * @example readRecords('date,signal\n2030-03-11,leak').records // [{ date: '2030-03-11', signal: 'leak' }]
 */
export function readRecords(text: string, kind: AnyKind = eventKind): TextRecords {
  const table = tableOf(kind)
  const source = withoutByteOrderMark(text)
  const refusal = source.trim() === '' ? emptyTable(table) : nulCharacter(source)
  if (refusal) return { records: [], problems: [refusal], locate: () => undefined }
  const first = source.trimStart().charAt(0)
  if (first === '[') return readJsonArray(source, table)
  return first === '{' ? readJsonLines(source, table) : readCsv(source, table)
}

function emptyTable({ name, exampleHeader }: RecordTable): Problem {
  return {
    code: 'empty-log',
    message: `The ${name} is empty; a ${name} without rows is the header ${exampleHeader} alone, or []`,
    path: '',
    line: 1,
    column: 1,
  }
}
