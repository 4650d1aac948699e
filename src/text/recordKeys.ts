import type { Problem } from '../checking/problem.ts'
import { nearest } from '../checking/suggestion.ts'
import type { RecordFormat } from './recordFormat.ts'

type Described = Pick<Problem, 'code' | 'message' | 'received' | 'expected'>

export function unknownKey({ columns }: RecordFormat, kind: 'column' | 'key', key: string): Described {
  const known = [...columns.keys()]
  const near = nearest(key, known)
  const remedy = near === undefined ? `known are ${known.join(', ')};` : `did you mean "${near}"?`
  return {
    code: kind === 'column' ? 'unknown-column' : 'unknown-key',
    message: `There is no ${kind} ${JSON.stringify(key)}; ${remedy} one of your own begins with x-`,
    received: key,
    expected: known.join(', '),
  }
}

/** `row 4: credence`: how problems name a place in a table. */
export function rowPath(record: number, key?: string | number): string {
  return key === undefined ? `row ${record + 1}` : `row ${record + 1}: ${key}`
}
