import { type Problem, show } from '../scenario/problem.ts'
import { isRecordKey, unknownKey } from './recordKeys.ts'

/**
 * Takes one JSON value for a row of the log: an object with known keys. Values stay as they are.
 *
 * @returns the row, empty where the value is none.
 */
export function checkRecord(
  value: unknown,
  tell: (problem: Pick<Problem, 'code' | 'message' | 'received' | 'expected'>, key?: string) => void,
): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    tell({
      code: 'not-an-object',
      message: `A row is an object such as {"date":"2030-03-11","signal":"leak"}, not ${show(value)}`,
      received: value,
      expected: 'an object',
    })
    return {}
  }
  for (const key in value) {
    // __proto__ has been reported as what it is
    if (!isRecordKey(key) && key !== '__proto__') tell(unknownKey('key', key), key)
  }
  return value as Record<string, unknown>
}
