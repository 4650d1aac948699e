import type { Problem } from '../checking/problem.ts'
import { show } from '../checking/show.ts'
import type { RecordTable } from '../records/kind.ts'
import { isRecordKey, unknownKey } from './recordKeys.ts'

/**
 * Takes one JSON value for a row of the table: an object with known keys. Values stay as they are.
 *
 * @returns the row, empty where the value is none.
 */
export function checkRecord(
  value: unknown,
  table: RecordTable,
  tell: (problem: Pick<Problem, 'code' | 'message' | 'received' | 'expected'>, key?: string) => void,
): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    tell({
      code: 'not-an-object',
      message: `A row is an object such as ${table.exampleRow}, not ${show(value)}`,
      received: value,
      expected: 'an object',
    })
    return {}
  }
  for (const key in value) {
    // __proto__ has been reported as what it is
    if (!isRecordKey(table, key) && key !== '__proto__') tell(unknownKey(table, 'key', key), key)
  }
  return value as Record<string, unknown>
}
