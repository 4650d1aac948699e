import { dataOf } from './brand.ts'
import { type RecordKind, tableOf } from './kind.ts'

type Values = Readonly<Record<string, unknown>>

/** What a column says: its value, a day as a number and a default filled in where the data of the row has that. */
function cellOf(row: Values, filled: Values, name: string): unknown {
  const value = filled[name] ?? row[name]
  return typeof value === 'object' ? JSON.stringify(value) : value
}

/** Whether two checked rows are one row delivered twice: equal in all columns of the table, defaults filled in. */
export function sameRow<Row extends object, Data extends object>(
  kind: RecordKind<Row, Data>,
  a: Row,
  b: Row,
): boolean {
  const x = dataOf(kind, a)
  const y = dataOf(kind, b)
  if (!x || !y) return false
  return tableOf(kind).names.every(
    (name) => cellOf(a as Values, x as Values, name) === cellOf(b as Values, y as Values, name),
  )
}

/**
 * FNV-1a over the columns of a row: rows that are equal have equal hashes, so days are hashed as days.
 *
 * @param filled values that count in place of those that were written: days as numbers, defaults.
 */
export function hashOf(names: readonly string[], row: object, filled: object): number {
  let hash = 0x811c9dc5
  const add = (code: number) => {
    hash = Math.imul(hash ^ code, 0x01000193)
  }
  for (const name of names) {
    const value = cellOf(row as Values, filled as Values, name)
    add(value === undefined ? 1 : 2)
    if (typeof value === 'string') for (let i = 0; i < value.length; i++) add(value.charCodeAt(i))
    else if (value !== undefined) {
      const number = Number(value)
      // the digits of the fraction too: strengths that differ by 10⁻⁹ must not all fall into one slot
      add(number)
      add((number % 1) * 0x7fffffff)
      add(((number * 0x100000) % 1) * 0x7fffffff)
    }
  }
  return hash >>> 0
}
