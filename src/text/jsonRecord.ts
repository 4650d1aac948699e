import type { Problem } from '../checking/problem.ts'
import { show } from '../checking/show.ts'
import type { RecordTable } from '../records/kind.ts'
import { isRecordKey, unknownKey } from './recordKeys.ts'

/**
 * Checks that a JSON value is a row of the table: an object with known keys. Its values are not changed.
 *
 * @returns the row; empty if the value is not an object.
 */
export function checkRecord(
  value: unknown,
  table: RecordTable,
  report: (problem: Pick<Problem, 'code' | 'message' | 'received' | 'expected'>, key?: string) => void,
): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    report({
      code: 'not-an-object',
      message: `A row is an object such as ${table.exampleRow}, not ${show(value)}`,
      received: value,
      expected: 'an object',
    })
    return {}
  }
  for (const key in value) {
    // visitJson has reported __proto__ already.
    if (!isRecordKey(table, key) && key !== '__proto__') report(unknownKey(table, 'key', key), key)
  }
  return value as Record<string, unknown>
}
