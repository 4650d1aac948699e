import { readFileSync } from 'node:fs'
import { formatEvents, readCases, readEvents, readQuotes } from 'forkcast/read'
import { describe, expect, test } from 'vitest'
import { eventKind } from '../../src/events/kind.ts'
import { caseKind } from '../../src/learning/caseKind.ts'
import { sameRow } from '../../src/records/identity.ts'
import { type AnyKind, tableOf } from '../../src/records/kind.ts'
import { quoteKind } from '../../src/scoring/backtest/quote.ts'

interface Kind {
  readonly kind: AnyKind
  readonly source: string
  readonly read: (text: string) => readonly object[]
}

const kinds: readonly [string, Kind][] = [
  ['events', { kind: eventKind, source: 'src/events/row.ts', read: readEvents }],
  ['cases', { kind: caseKind, source: 'src/learning/caseRow.ts', read: readCases }],
  ['quotes', { kind: quoteKind, source: 'src/scoring/backtest/quote.ts', read: readQuotes }],
]

/** A row of examples: the columns that every row needs and one more, which two that exclude each other replaces. */
function exampleWith(kind: AnyKind, name: string): Record<string, unknown> {
  const { columns, required } = tableOf(kind)
  const places = ['leaf', 'branch', 'outcome']
  const place = kind === caseKind && !places.includes(name) ? ['leaf'] : []
  const names = [...new Set([...required, ...place, name])]
  return Object.fromEntries(names.map((each) => [each, columns.get(each)?.example]))
}

const csvOf = (row: object): string => {
  const cells = Object.values(row).map((value) => (Array.isArray(value) ? value.join(' ') : String(value)))
  return `${Object.keys(row).join()}\n${cells.join()}\n`
}

describe.each(kinds)('the columns of %s', (_name, { kind, source, read }) => {
  const { columns, names } = tableOf(kind)

  test('have descriptions that are their doc comments', () => {
    const code = readFileSync(source, 'utf8')
    for (const [name, { description }] of columns)
      expect(code).toContain(`/** ${description} */\n    ${name}: `)
  })

  test.each(names)('take the example of %s from CSV, JSON and JSON Lines', (name) => {
    const row = exampleWith(kind, name)
    expect(read(csvOf(row))).toEqual([row])
    expect(read(JSON.stringify([row]))).toEqual([row])
    expect(read(`${JSON.stringify(row)}\n`)).toEqual([row])
  })
})

test.each(tableOf(eventKind).names)('the example of %s is written as CSV and JSON Lines', (name) => {
  const rows = readEvents(JSON.stringify([exampleWith(eventKind, name)]))
  expect(readEvents(formatEvents(rows))).toEqual(rows)
  expect(readEvents(formatEvents(rows, { format: 'jsonl' }))).toEqual(rows)
})

test.each(tableOf(eventKind).names)('rows that differ in %s are two', (name) => {
  const [row] = readEvents(JSON.stringify([exampleWith(eventKind, name)]))
  const other = { date: '2031-01-01', signal: 'x' }
  const { [name]: _left, ...without } = exampleWith(eventKind, name)
  const [left] = readEvents(JSON.stringify([{ ...other, ...without }]))
  expect(sameRow(eventKind, row!, left!)).toBe(false)
})
