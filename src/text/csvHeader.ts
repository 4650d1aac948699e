import type { Problem } from '../checking/problem.ts'
import type { RecordTable } from '../records/kind.ts'
import { forbiddenKey } from './jsonProblems.ts'
import type { Position } from './position.ts'
import type { ProblemList } from './problemList.ts'
import { isRecordKey, unknownKey } from './recordKeys.ts'

const delimiters = [',', ';', '\t']

/** The delimiter that splits the header into the most names of known columns. */
export function delimiterOf(text: string, table: RecordTable): string {
  const header = /\S.*/.exec(text)?.[0] ?? ''
  const knownNames = (delimiter: string): number =>
    header.split(delimiter).filter((name) => isRecordKey(table, name.trim().replace(/^"|"$/g, ''))).length
  return delimiters.reduce((best, delimiter) => (knownNames(delimiter) > knownNames(best) ? delimiter : best))
}

/**
 * Checks the names of the columns and returns the key of each: undefined for a column whose name has a problem, and no
 * columns at all if the first line is not a header.
 */
export function readHeader(
  names: readonly string[],
  table: RecordTable,
  place: (column: number) => Position,
  problems: ProblemList,
): readonly (string | undefined)[] {
  const keys = names.map((name) => name.trim())
  if (!keys.some((key) => isRecordKey(table, key))) {
    problems.add({
      code: 'missing-header',
      message: `The first line must name the columns, such as ${table.exampleHeader},source; known are: ${table.names.join(', ')}`,
      path: 'header',
      ...place(0),
      received: names.slice(0, 10).join(',').slice(0, 60),
    })
    return []
  }
  const first = new Map<string, number>()
  const columns = keys.map((key, column) => {
    const fault = faultOf(key, column, first, table)
    if (!first.has(key)) first.set(key, column)
    if (!fault) return key
    problems.add(() => ({ ...fault(), path: `header: ${key}`, ...place(column) }))
    return undefined
  })
  for (const required of table.required) {
    if (!first.has(required))
      problems.add({
        code: 'missing-column',
        message: `The header has no column ${required}, which every row needs; add it`,
        path: 'header',
        ...place(0),
        expected: required,
      })
  }
  return columns
}

type Fault = Pick<Problem, 'code' | 'message' | 'received'>

function faultOf(
  key: string,
  column: number,
  first: ReadonlyMap<string, number>,
  table: RecordTable,
): (() => Fault) | undefined {
  if (key === '') return () => emptyName
  if (key === '__proto__') return () => forbiddenKey
  if (!isRecordKey(table, key)) return () => unknownKey(table, 'column', key)
  const earlier = first.get(key)
  if (earlier === undefined) return undefined
  return () => ({
    code: 'duplicate-column',
    message: `The column ${key} stands twice, as number ${earlier + 1} and ${column + 1}; keep one, or rename one to begin with x-`,
    received: key,
  })
}

const emptyName: Fault = {
  code: 'empty-column-name',
  message: 'A column has no name; name it, or remove the delimiter that makes it in every line',
  received: '',
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
