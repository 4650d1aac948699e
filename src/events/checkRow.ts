import { dayAdvice, parseDay } from '../checking/day.ts'
import type { Path } from '../checking/problem.ts'
import { isRecord } from '../checking/record.ts'
import type { Report } from '../checking/report.ts'
import { show } from '../checking/show.ts'
import { flatCopy } from '../checking/snapshot.ts'
import { checkObject } from '../scenario/shape.ts'
import type { EventRow } from './row.ts'
import { brandRow } from './row.ts'
import { rowSchema } from './schema.ts'

/**
 * Checks one row and brands it, or reports what is wrong with it.
 *
 * @param record the row as written; keys that begin with `x-` are the user's own.
 * @param index 0-based place in the log, for the path of a problem.
 * @param position line and column, where it was text.
 */
export function checkRow(
  record: unknown,
  index: number,
  report: Report,
  position?: { readonly line: number; readonly column: number },
): EventRow | undefined {
  let failed = false
  const note: Report = (code, path, message, details) => {
    failed = true
    report(code, path, message, details)
  }
  // own values, read once: what is checked is what is kept
  const own = isRecord(record) ? flatCopy(record) : record
  if (!checkObject(own, rowSchema(), [index], note, isOwnColumn)) return undefined
  // every key has been checked against the schema of a row; where one failed, the days are still looked at
  const row = own as unknown as EventRow
  const dayOf = (key: 'date' | 'reported' | 'retracted'): number => {
    const text: unknown = row[key]
    if (typeof text !== 'string') return NaN
    const day = parseDay(text)
    if (day === undefined)
      note('invalid-day', [index, key], `${show(text)}: ${dayAdvice(text)}`, { received: text })
    return day ?? NaN
  }
  const day = dayOf('date')
  const reported = row.reported === undefined ? day : dayOf('reported')
  const retracted = row.retracted === undefined ? Infinity : dayOf('retracted')
  if (reported < day) checkOrder(row, index, 'reported', 'date', note)
  if (retracted < reported)
    checkOrder(row, index, 'retracted', row.reported === undefined ? 'date' : 'reported', note)
  if (failed) return undefined
  const { observed = true, strength = 1 } = row
  const hash = hashOf(row, day, reported, retracted, observed, strength)
  return brandRow(row, { day, reported, retracted, observed, strength, hash, ...position })
}

function isOwnColumn(key: string): boolean {
  return key.startsWith('x-')
}

function checkOrder(
  row: EventRow,
  index: number,
  key: 'reported' | 'retracted',
  before: 'date' | 'reported',
  note: Report,
) {
  const path: Path = [index, key]
  note(
    'days-out-of-order',
    path,
    `"${key}" (${row[key]}) comes before "${before}" (${row[before]}); the order is date, reported, retracted`,
    {
      received: row[key],
    },
  )
}

/** FNV-1a over the columns: rows that are equal must have equal hashes, so days are hashed as days. */
function hashOf(row: EventRow, ...numbers: readonly (number | boolean)[]): number {
  let hash = 0x811c9dc5
  const add = (code: number) => {
    hash = Math.imul(hash ^ code, 0x01000193)
  }
  // the digits of the fraction too: strengths that differ by 10⁻⁹ must not all fall into one slot
  const addNumber = (number: number) => {
    add(number)
    add((number % 1) * 0x7fffffff)
    add(((number * 0x100000) % 1) * 0x7fffffff)
  }
  const addText = (text: string | undefined) => {
    add(text === undefined ? 1 : 2)
    if (text !== undefined) for (let i = 0; i < text.length; i++) add(text.charCodeAt(i))
  }
  for (const number of numbers) addNumber(Number(number))
  addText(row.signal)
  addText(row.event)
  addText(row.source)
  addText(row.grade)
  addText(row.note)
  addNumber(row.credence ?? -1)
  return hash >>> 0
}
