import type { Problem } from '../scenario/problem.ts'
import { forbiddenKey } from './jsonProblems.ts'
import type { Position } from './position.ts'
import { isRecordKey, recordKeys, unknownKey } from './recordKeys.ts'

const delimiters = [',', ';', '\t']

/** The delimiter that makes most sense of the header: the one that yields most names of known columns. */
export function delimiterOf(text: string): string {
  const header = /\S.*/.exec(text)?.[0] ?? ''
  const known = (delimiter: string): number =>
    header.split(delimiter).filter((name) => isRecordKey(name.trim().replace(/^"|"$/g, ''))).length
  return delimiters.reduce((best, delimiter) => (known(delimiter) > known(best) ? delimiter : best))
}

/**
 * Checks the names of the columns, and gives the key of each; undefined for one that is not read, because the
 * header is at fault there. No columns at all where the first line is no header.
 */
export function readHeader(
  names: readonly string[],
  place: (column: number) => Position,
): { columns: readonly (string | undefined)[]; problems: readonly Problem[] } {
  const problems: Problem[] = []
  const keys = names.map((name) => name.trim())
  if (!keys.some(isRecordKey))
    return {
      columns: [],
      problems: [
        {
          code: 'missing-header',
          message: `The first line must name the columns, such as date,signal,source; known are: ${recordKeys.join(', ')}`,
          path: 'header',
          ...place(0),
          received: names.join(',').slice(0, 60),
        },
      ],
    }
  const add = (column: number, problem: Pick<Problem, 'code' | 'message' | 'received'>): undefined => {
    problems.push({ ...problem, path: `header: ${keys[column]}`, ...place(column) })
    return undefined
  }
  const columns = keys.map((key, column) => {
    if (key === '')
      return add(column, {
        code: 'empty-column-name',
        message: 'A column has no name; name it, or remove the delimiter that makes it in every line',
        received: '',
      })
    if (key === '__proto__') return add(column, forbiddenKey)
    if (!isRecordKey(key)) return add(column, unknownKey('column', key))
    const first = keys.indexOf(key)
    if (first < column)
      return add(column, {
        code: 'duplicate-column',
        message: `The column ${key} stands twice, as number ${first + 1} and ${column + 1}; keep one, or rename one to begin with x-`,
        received: key,
      })
    return key
  })
  for (const required of ['date', 'signal']) {
    if (!keys.includes(required))
      problems.push({
        code: 'missing-column',
        message: `The header has no column ${required}, which every row needs; add it`,
        path: 'header',
        ...place(0),
        expected: required,
      })
  }
  return { columns, problems }
}

/** The offset of a cell (0-based) of the record that begins at `start`; quoted cells may hold anything. */
export function cellOffset(text: string, start: number, delimiter: string, column: number): number {
  let offset = start
  for (let skipped = 0; skipped < column; skipped++) {
    if (text[offset] === '"') {
      offset++
      while (offset < text.length && !(text[offset] === '"' && text[offset + 1] !== '"'))
        offset += text[offset] === '"' ? 2 : 1
    }
    while (offset < text.length && text[offset] !== delimiter && text[offset] !== '\n') offset++
    if (text[offset] !== delimiter) return offset
    offset++
  }
  return offset
}
