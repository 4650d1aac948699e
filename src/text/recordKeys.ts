import type { Problem } from '../scenario/problem.ts'
import { nearest } from '../scenario/suggestion.ts'

/** What a row of an event log can hold, in the order of its documentation. */
export const recordKeys: readonly string[] = [
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
]

const known = new Set(recordKeys)

/** A key of the log, or one of the author's own, which begins with `x-`. */
export function isRecordKey(key: string): boolean {
  return known.has(key) || key.startsWith('x-')
}

type Described = Pick<Problem, 'code' | 'message' | 'received' | 'expected'>

export function unknownKey(kind: 'column' | 'key', key: string): Described {
  const near = nearest(key, recordKeys)
  const remedy = near === undefined ? `known are ${recordKeys.join(', ')};` : `did you mean "${near}"?`
  return {
    code: kind === 'column' ? 'unknown-column' : 'unknown-key',
    message: `There is no ${kind} ${JSON.stringify(key)}; ${remedy} one of your own begins with x-`,
    received: key,
    expected: recordKeys.join(', '),
  }
}

/** `row 4: credence`: how problems name a place in a log. */
export function rowPath(record: number, key?: string | number): string {
  return key === undefined ? `row ${record + 1}` : `row ${record + 1}: ${key}`
}
