import type { Problem } from '../checking/problem.ts'
import { nearest } from '../checking/suggestion.ts'
import { isOwnColumn, type RecordTable } from '../records/kind.ts'

type Described = Pick<Problem, 'code' | 'message' | 'received' | 'expected'>

export function unknownKey({ names }: RecordTable, kind: 'column' | 'key', key: string): Described {
  const near = nearest(key, names)
  const remedy = near === undefined ? `known are ${names.join(', ')};` : `did you mean "${near}"?`
  return {
    code: kind === 'column' ? 'unknown-column' : 'unknown-key',
    message: `There is no ${kind} ${JSON.stringify(key)}; ${remedy} one of your own begins with x-`,
    received: key,
    expected: names.join(', '),
  }
}

/** Whether a key is a column of the table, or a custom one that begins with x-. */
export function isRecordKey({ columns }: RecordTable, key: string): boolean {
  return columns.has(key) || isOwnColumn(key)
}
