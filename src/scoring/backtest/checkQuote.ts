import { dayAdvice, parseDay } from '../../checking/day.ts'
import { isRecord } from '../../checking/record.ts'
import { show } from '../../checking/show.ts'
import { didYouMean } from '../../checking/suggestion.ts'
import type { RowReport } from '../../events/log.ts'
import { brandQuote, type Quote, quoteColumns } from './quote.ts'

const known: readonly string[] = quoteColumns
const required = ['date', 'forecaster', 'any', 'probability'] as const

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

/** What each column takes, in words, and whether a value is that. */
const columns: Readonly<Record<string, readonly [expected: string, fits: (value: unknown) => boolean]>> = {
  date: ['a day: 2030-03-01', isText],
  forecaster: ['text: who said it', isText],
  any: [
    'a list of branch or outcome ids, at least one',
    (value) => Array.isArray(value) && value.length > 0 && value.every(isText),
  ],
  by: ['a day: 2030-03-01', isText],
  probability: ['a probability, in [0, 1]', (value) => typeof value === 'number' && value >= 0 && value <= 1],
  source: ['text; leave it out where there is none', isText],
  note: ['text; leave it out where there is none', isText],
}

/**
 * Checks one quote by itself and brands it, or reports what is wrong with it.
 *
 * @param record the quote as written; keys that begin with `x-` are the user's own.
 * @param index 0-based place, for the path of a problem.
 * @param position line and column, where it was text.
 */
export function checkQuote(
  record: unknown,
  index: number,
  report: RowReport,
  position?: { readonly line: number; readonly column: number },
): Quote | undefined {
  if (!isRecord(record)) {
    report('invalid-type', index, undefined, `expected an object; received ${show(record)}`, {
      received: record,
    })
    return undefined
  }
  let failed = false
  const note: RowReport = (...problem) => {
    failed = true
    report(...problem)
  }
  // own values, read once: what is checked is what is kept
  const own: Record<string, unknown> = { ...record }
  for (const [key, value] of Object.entries(own)) {
    if (key.startsWith('x-') || value === undefined) continue
    const [expected, fits] = known.includes(key) ? (columns[key] ?? []) : []
    if (!fits)
      note('unknown-key', index, key, () => `unknown key ${show(key)}${didYouMean(key, known)}`, {
        received: value,
      })
    else if (!fits(value))
      note('invalid-value', index, key, `expected ${expected}; received ${show(value)}`, {
        received: value,
        ...(expected === undefined ? {} : { expected }),
      })
  }
  for (const key of required)
    if (own[key] === undefined) {
      const [expected = ''] = columns[key] ?? []
      note('missing-key', index, key, `"${key}" is missing; it takes ${expected}`, { expected })
    }
  const day = dayAt(own.date, 'date', index, note)
  dayAt(own.by, 'by', index, note)
  if (failed) return undefined
  // every column has been checked
  const row = own as unknown as Quote
  return brandQuote({ ...row, any: Object.freeze([...row.any]) }, { day, ...position })
}

function dayAt(text: unknown, key: string, index: number, note: RowReport): number {
  const day = isText(text) ? parseDay(text) : Number.NaN
  if (day === undefined)
    note('invalid-day', index, key, `${show(text)}: ${dayAdvice(String(text))}`, { received: text })
  return day ?? Number.NaN
}
