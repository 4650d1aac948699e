import fc from 'fast-check'
import type { EventRow } from 'forkcast'
import { formatEvents, readEvents } from 'forkcast/read'
import { describe, expect, test } from 'vitest'
import { formatDay } from '../../src/checking/day.ts'

/** Texts with all that CSV has to quote, and what spreadsheets and JSON find special. */
const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('"', ',', ';', '\n', '\r', '\t', ' ', '=', '\u2028', '1', 'x', '\\'),
    minLength: 1,
    maxLength: 6,
  }),
)
const writable = (value: string) =>
  !value.includes('\0') && !/\p{Surrogate}/u.test(value) && value.trim() !== '' && !value.includes('\r')
const day = fc.integer({ min: 20_000, max: 25_000 })

const row = fc
  .record(
    {
      date: fc.constant(''),
      signal: fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,8}$/),
      days: fc.tuple(day, fc.nat(40), fc.nat(40)),
      reported: fc.boolean(),
      retracted: fc.boolean(),
      source: text.filter(writable),
      note: text.filter(writable),
      grade: fc.stringMatching(/^[A-F][1-6]$/),
      credence: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
      strength: fc.double({ min: 0, max: 1e6, noNaN: true }).map((value) => value + 0),
      observed: fc.boolean(),
      'x-own': text.filter(writable),
    },
    { requiredKeys: ['date', 'signal', 'days'] },
  )
  .map(({ days: [first, second, third], reported, retracted, ...rest }): EventRow => {
    const known = formatDay(first + second)
    return {
      ...rest,
      date: formatDay(first),
      ...(reported ? { reported: known } : {}),
      ...(retracted ? { retracted: formatDay(first + second + third) } : {}),
    }
  })

describe('formatEvents', () => {
  test.each(['csv', 'jsonl'] as const)('writes %s that reads back to the same rows', (format) => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), (rows) => {
        expect(readEvents(formatEvents(rows, { format }))).toEqual(rows)
      }),
      { seed: 7, numRuns: 300 },
    )
  })

  test('writes the columns that are used, in their usual order, and one’s own last', () => {
    const rows: EventRow[] = [
      { signal: 'b', date: '2030-03-02', 'x-page': '12', note: 'said "no", twice' },
      { signal: 'a', date: '2030-03-01', observed: false },
    ]
    expect(formatEvents(rows)).toBe(
      'date,signal,observed,note,x-page\n2030-03-02,b,,"said ""no"", twice",12\n2030-03-01,a,false,,\n',
    )
    expect(formatEvents([])).toBe('date,signal\n')
  })

  test('refuses what CSV cannot hold, and says what can', () => {
    const rows: EventRow[] = [{ date: '2030-03-01', signal: 'a', 'x-page': 12 }]
    expect(() => formatEvents(rows)).toThrow('row 1: x-page: expected a text that is not blank')
    expect(readEvents(formatEvents(rows, { format: 'jsonl' }))).toEqual(rows)
    for (const note of [' ', 'a\rb'])
      expect(() => formatEvents([{ date: '2030-03-01', signal: 'a', note }])).toThrow('row 1: note')
    expect(() => formatEvents([], { format: 'xml' as never })).toThrow(/csv or jsonl/)
  })
})
