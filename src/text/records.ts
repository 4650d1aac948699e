import type { Problem } from '../scenario/problem.ts'
import { readCsv } from './csv.ts'
import { readJsonArray } from './jsonArray.ts'
import { readJsonLines } from './jsonLines.ts'
import { nulCharacter } from './nulCharacter.ts'
import { withoutByteOrderMark } from './position.ts'
import type { TextRecords } from './textRecords.ts'

export type { TextRecords } from './textRecords.ts'

/**
 * Reads an event log: CSV with a header, JSON Lines, or a JSON array of objects, told apart by their beginning.
 *
 * CSV cells are text, so here `credence` and `strength` become numbers and `observed` a boolean, an empty cell is an
 * absent key, and what a spreadsheet makes of dates and decimals is read where it can mean one thing only. JSON
 * values are passed on as they are. What days, signals and grades mean is for the event log to say.
 *
 * @param text with or without a byte order mark; an empty one is refused, a log without rows is a header or `[]`.
 * @returns records; never throws: problems are listed, at most a hundred.
 * @example readRecords('date,signal\n2030-03-11,leak').records // [{ date: '2030-03-11', signal: 'leak' }]
 */
export function readRecords(text: string): TextRecords {
  const source = withoutByteOrderMark(text)
  const refusal = source.trim() === '' ? emptyLog : nulCharacter(source)
  if (refusal) return { records: [], problems: [refusal], locate: () => undefined }
  const first = source.trimStart().charAt(0)
  if (first === '[') return readJsonArray(source)
  return first === '{' ? readJsonLines(source) : readCsv(source)
}

const emptyLog: Problem = {
  code: 'empty-log',
  message: 'The log is empty; a log without rows is the header date,signal alone, or []',
  path: '',
  line: 1,
  column: 1,
}
