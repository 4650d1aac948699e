import { parseDay } from '../checking/day.ts'
import type { Problem } from '../checking/problem.ts'
import type { Column, RecordTable } from '../records/kind.ts'

/** The value of a cell, or its problem; neither for an empty cell. */
interface Cell {
  readonly value?: unknown
  readonly problem?: Pick<Problem, 'code' | 'message' | 'expected'>
}

interface Seen {
  readonly record: number
  readonly column: number
  readonly written: string
}

const decimal = /^-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?$/
const decimalComma = /^-?\d+,\d+$/
const thousands = /^-?[1-9]\d{0,2}(?:,\d{3})+$/
/** 15/11/2025, 15.11.2025, 15-11-2025: two numbers of one or two digits and a year, with the same separator twice. */
const spreadsheetDate = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/
const yearFirst = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/

/**
 * Reads the cells of one CSV file by the key of their column. Dates and numbers in the style of spreadsheets are accepted
 * where they have only one meaning.
 */
export function spreadsheetCells(delimiter: string, { columns }: RecordTable) {
  let dayFirst: Seen | undefined
  let monthFirst: Seen | undefined

  const read = (key: string, cell: string, record: number, column: number): Cell => {
    const known = columns.get(key)
    switch (known?.holds) {
      case 'day':
        return date(cell.trim(), record, column)
      case 'number':
        return number(cell.trim(), delimiter)
      case 'flag':
        return flag(cell.trim(), key, known)
      case 'list':
        return list(cell)
      case 'id':
        return text(cell.trim())
      default:
        // Free text keeps its spaces, because it is compared exactly; a cell of spaces alone is empty.
        return cell.trim() === '' ? {} : { value: cell }
    }
  }

  const date = (cell: string, record: number, column: number): Cell => {
    // Nearly every cell is an ISO day, which is passed on without matching a pattern.
    if (cell.charCodeAt(4) === 0x2d) return { value: cell }
    const ordered = yearFirst.exec(cell)
    if (ordered) return { value: isoDay(ordered[1], ordered[2], ordered[3]) ?? cell }
    const parts = spreadsheetDate.exec(cell)
    if (!parts) return text(cell)
    const [, first = '', , second = '', year = ''] = parts
    const asDayFirst = isoDay(year, second, first)
    const asMonthFirst = isoDay(year, first, second)
    if (asDayFirst !== undefined && asMonthFirst !== undefined && asDayFirst !== asMonthFirst)
      return { problem: ambiguousDate(asDayFirst, asMonthFirst) }
    const seen = { record, column, written: cell }
    if (asMonthFirst === undefined && asDayFirst !== undefined) dayFirst ??= seen
    if (asDayFirst === undefined && asMonthFirst !== undefined) monthFirst ??= seen
    return { value: asDayFirst ?? asMonthFirst ?? cell }
  }

  /** The problem of a file in which both orders of day and month occur, at the first date of the second order. */
  const mixedDates = ():
    | (Seen & { readonly problem: Pick<Problem, 'code' | 'message' | 'received'> })
    | undefined => {
    if (!dayFirst || !monthFirst) return undefined
    const later = isAfter(dayFirst, monthFirst) ? dayFirst : monthFirst
    return {
      ...later,
      problem: {
        code: 'mixed-dates',
        message: `The file writes days first (${dayFirst.written}) and months first (${monthFirst.written}); write all dates as year-month-day`,
        received: later.written,
      },
    }
  }

  return { read, mixedDates }
}

const isAfter = (a: Seen, b: Seen): boolean =>
  a.record > b.record || (a.record === b.record && a.column > b.column)

function isoDay(year = '', month = '', day = ''): string | undefined {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return parseDay(iso) === undefined ? undefined : iso
}

function ambiguousDate(asDayFirst: string, asMonthFirst: string) {
  return {
    code: 'ambiguous-date',
    message: `The date can be read in two ways; write ${asDayFirst} if the day comes first, ${asMonthFirst} if the month does`,
    expected: `${asDayFirst} or ${asMonthFirst}`,
  } as const
}

function text(cell: string): Cell {
  return cell === '' ? {} : { value: cell }
}

/** Reads ids that are separated by spaces, | or both. */
function list(cell: string): Cell {
  const ids = cell.split(/[\s|]+/).filter((id) => id !== '')
  return ids.length === 0 ? {} : { value: ids }
}

function flag(cell: string, key: string, { takes, advice = `write ${takes}` }: Column): Cell {
  if (cell === '') return {}
  const lower = cell.toLowerCase()
  if (lower === 'true' || lower === 'false') return { value: lower === 'true' }
  return {
    problem: {
      code: 'not-a-boolean',
      message: `${key} is ${takes}; ${advice}`,
      expected: takes,
    },
  }
}

function number(cell: string, delimiter: string): Cell {
  if (cell === '') return {}
  if (decimal.test(cell)) {
    const value = Number(cell)
    return Number.isFinite(value) ? { value } : { problem: notANumber('write a finite number') }
  }
  if (decimalComma.test(cell) || thousands.test(cell)) {
    // A file whose delimiter is a comma does not use decimal commas.
    if (delimiter === ',') return { problem: notANumber('write decimals with a point, as in 0.5') }
    if (thousands.test(cell))
      return {
        problem: notANumber(
          `the comma can part decimals or thousands: write ${cell.replace(',', '.')} or ${cell.replaceAll(',', '')}`,
        ),
      }
    return { value: Number(cell.replace(',', '.')) }
  }
  return {
    problem: notANumber(
      cell.endsWith('%') ? 'write a share, as in 0.5 for 50%' : 'write it in digits, as in 0.5',
    ),
  }
}

function notANumber(remedy: string) {
  return {
    code: 'not-a-number',
    message: `The cell is no number; ${remedy}`,
    expected: 'a decimal number',
  } as const
}
