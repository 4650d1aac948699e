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
 * Reads a table of rows: CSV with a header, JSON Lines, or a JSON array of objects, told apart by their beginning.
 *
 * CSV cells are text, so here they become numbers, booleans and lists by their column, an empty cell is an absent key,
 * and what a spreadsheet makes of dates and decimals is read where it can mean one thing only. JSON values are passed
 * on as they are. What days, ids and grades mean is not asked here.
 *
 * @param text with or without a byte order mark; an empty one is refused, a table without rows is a header or `[]`.
 * @param kind of rows; default those of an event log.
 * @returns records; never throws: problems are listed, at most a hundred.
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
