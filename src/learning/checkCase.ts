import { isRecord } from '../checking/record.ts'
import type { Message } from '../checking/report.ts'
import { show } from '../checking/show.ts'
import { didYouMean } from '../checking/suggestion.ts'
import type { RowReport } from '../events/log.ts'
import { brandCase, type CaseRow, caseColumns, type PlaceColumn, placeColumns } from './caseRow.ts'

/** Weights, days and repetitions beyond a million are refused: their sums stay exact. */
export const most = 1e6

const known: readonly string[] = caseColumns
const texts = ['leaf', 'branch', 'outcome', 'source', 'note'] as const

/**
 * Checks one case by itself and brands it, or reports what is wrong with it.
 *
 * @param record the case as written; keys that begin with `x-` are the user's own.
 * @param index 0-based place, for the path of a problem.
 * @param position line and column, where it was text.
 */
export function checkCase(
  record: unknown,
  index: number,
  report: RowReport,
  position?: { readonly line: number; readonly column: number },
): CaseRow | undefined {
  let failed = false
  const note = (code: string, key: string | undefined, message: Message, details?: Details): void => {
    failed = true
    report(code, index, key, message, details)
  }
  if (!isRecord(record)) {
    note('invalid-type', undefined, `expected an object; received ${show(record)}`, { received: record })
    return undefined
  }
  // own values, read once: what is checked is what is kept
  const own: Record<string, unknown> = { ...record }
  for (const key of Object.keys(own)) {
    if (known.includes(key) || key.startsWith('x-')) continue
    const message = () => `unknown key ${show(key)}${didYouMean(key, known)}`
    note('unknown-key', key, message, { received: own[key] })
  }
  if (own.case === undefined)
    note('missing-key', 'case', '"case" is missing; it takes the name of the case', { expected: 'text' })
  else if (!isText(own.case)) invalid('case', own.case, 'text', note)
  for (const key of texts)
    if (own[key] !== undefined && !isText(own[key]))
      invalid(key, own[key], 'text; leave it out where there is none', note)
  const weight = numberAt('weight', own.weight, 1, note)
  const days = numberAt('days', own.days, Number.NaN, note)
  const seen = signalsAt('seen', own.seen, note)
  const absent = signalsAt('absent', own.absent, note)
  const column = placeOf(own, note)
  if (failed || !column) return undefined
  const row: CaseRow = {
    ...(own as unknown as CaseRow),
    ...(own.seen === undefined ? {} : { seen: Object.freeze([...(own.seen as string[])]) }),
    ...(own.absent === undefined ? {} : { absent: Object.freeze([...(own.absent as string[])]) }),
  }
  const id = own[column] as string
  const place = position && { line: position.line, textColumn: position.column }
  return brandCase(row, { column, id, weight, seen, absent, days, ...place })
}

interface Details {
  readonly received?: unknown
  readonly expected?: string
}
type Note = (code: string, key: string | undefined, message: Message, details?: Details) => void

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== ''
}

function invalid(key: string, received: unknown, expected: string, note: Note): void {
  note('invalid-value', key, `expected ${expected}; received ${show(received)}`, { received, expected })
}

function numberAt(key: string, value: unknown, missing: number, note: Note): number {
  if (value === undefined) return missing
  if (typeof value === 'number' && value > 0 && value <= most) return value
  invalid(key, value, `a number above 0, up to ${most}`, note)
  return missing
}

/** How often each signal is named. */
function signalsAt(key: string, value: unknown, note: Note): Map<string, number> {
  const times = new Map<string, number>()
  if (value === undefined) return times
  const expected = 'a list of signal ids, strike*3 for three of one'
  if (!Array.isArray(value)) {
    invalid(key, value, expected, note)
    return times
  }
  for (const entry of value as unknown[]) {
    const [, id, factor = '1'] =
      (typeof entry === 'string' ? /^([^*\s]+)(?:\*(\d{1,7}))?$/.exec(entry) : null) ?? []
    const count = Number(factor)
    if (id === undefined || count < 1 || count > most) invalid(key, entry, expected, note)
    else times.set(id, (times.get(id) ?? 0) + count)
  }
  return times
}

/** The one column that says where the case ended. */
function placeOf(own: Readonly<Record<string, unknown>>, note: Note): PlaceColumn | undefined {
  const said = placeColumns.filter((key) => own[key] !== undefined)
  const [first] = said
  if (first && said.length === 1) return first
  const received = said.length === 0 ? 'none' : said.join(' and ')
  const expected = 'exactly one of leaf, branch and outcome'
  note('case-place', said[1], `a case says ${expected}, the nearest that is known; received ${received}`, {
    received,
    expected,
  })
  return undefined
}
