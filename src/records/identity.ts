import { dataOf } from './brand.ts'
import { type RecordKind, type RecordTable, tableOf } from './kind.ts'

type Values = Readonly<Record<string, unknown>>

/** Whether two checked rows are one row delivered twice: equal in all columns of its identity, defaults filled in. */
export function sameRow<Row extends object, Data extends object>(
  kind: RecordKind<Row, Data>,
  a: Row,
  b: Row,
): boolean {
  const x = dataOf(kind, a)
  const y = dataOf(kind, b)
  if (!x || !y) return false
  const { filled, asWritten } = tableOf(kind).identity
  return equal(filled, x as Values, y as Values) && equal(asWritten, a as Values, b as Values)
}

function equal(names: readonly string[], a: Values, b: Values): boolean {
  for (const name of names) {
    const x = a[name]
    const y = b[name]
    if (x !== y && !(Array.isArray(x) && JSON.stringify(x) === JSON.stringify(y))) return false
  }
  return true
}

/**
 * FNV-1a over the columns of a row's identity: rows that are equal have equal hashes, so days are hashed as days.
 *
 * @param data holds, under the names of columns, days as numbers and values with their defaults.
 */
export function hashOf({ identity }: RecordTable, row: object, data: object): number {
  let hash = 0x811c9dc5
  for (const name of identity.filled) hash = hashed(hash, (data as Values)[name])
  for (const name of identity.asWritten) hash = hashed(hash, (row as Values)[name])
  return hash >>> 0
}

// The hash goes in and out: as a variable of a closure it would be a new heap number for each letter.
function hashed(hash: number, value: unknown): number {
  if (value === undefined) return mixed(hash, 1)
  if (typeof value === 'number' || typeof value === 'boolean') {
    const number = Number(value)
    // the digits of the fraction too: strengths that differ by 10⁻⁹ must not all fall into one slot
    return mixed(
      mixed(mixed(hash, number), (number % 1) * 0x7fffffff),
      ((number * 0x100000) % 1) * 0x7fffffff,
    )
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  let all = mixed(hash, 2)
  for (let i = 0; i < text.length; i++) all = mixed(all, text.charCodeAt(i))
  return all
}

function mixed(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193)
}
