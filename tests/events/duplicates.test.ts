import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { duplicateWarnings, repeatedRows } from '../../src/events/duplicates.ts'
import { rowData } from '../../src/events/kind.ts'
import { eventsFrom } from '../../src/events/log.ts'
import type { EventRow } from '../../src/events/row.ts'
import { seconds } from '../hostile/seconds.ts'
import { row } from './logs.ts'

/** Rows checked one by one, so that they need not agree with each other. */
const checkedRows = (rows: readonly EventRow[]): EventRow[] => rows.map((each) => eventsFrom([each]).log![0]!)
const firsts = (rows: readonly EventRow[]) => [
  ...repeatedRows(
    rows,
    rows.map((each) => rowData(each)!),
  ),
]
const warningsOf = (rows: readonly EventRow[]) => {
  const data = rows.map((each) => rowData(each)!)
  return duplicateWarnings(rows, data, repeatedRows(rows, data))
}

describe('repeatedRows', () => {
  test('finds for each row the first one equal to it, as a comparison of all pairs does', () => {
    const dates = ['2030-04-01', '2030-04-01T12:00:00Z', '2030-03-31T23:00:00-02:00', '2030-04-02']
    const pool = fc.record(
      {
        date: fc.constantFrom(...dates),
        signal: fc.constantFrom('leak', 'denial'),
        reported: fc.constantFrom(undefined, '2030-04-02'),
        retracted: fc.constantFrom(undefined, '2030-05-01'),
        observed: fc.constantFrom(undefined, true, false),
        event: fc.constantFrom(undefined, 'e'),
        source: fc.constantFrom(undefined, 's'),
        grade: fc.constantFrom(undefined, 'B2'),
        credence: fc.constantFrom(undefined, 0, -0, 0.5),
        strength: fc.constantFrom(undefined, 1, 1 + 2 ** -52),
        note: fc.constantFrom(undefined, 'n'),
        'x-own': fc.nat(2),
      },
      { requiredKeys: ['date', 'signal'] },
    )
    const day = (text: string) => Math.floor(Date.parse(text) / 86_400_000)
    const key = (each: EventRow) => {
      const { date, reported = date, retracted, observed = true, strength = 1, credence } = each
      const days = [day(date), day(reported), retracted === undefined ? 'never' : day(retracted)]
      const numbers = [strength, credence === undefined ? 'none' : credence + 0]
      return [
        ...days,
        ...numbers,
        each.signal,
        observed,
        each.event,
        each.source,
        each.grade,
        each.note,
      ].join('|')
    }
    fc.assert(
      fc.property(fc.array(pool, { maxLength: 40 }), (rows) => {
        const keys = rows.map((each) => key(each as EventRow))
        const naive = keys.map((each, index) => {
          const first = keys.indexOf(each)
          return first === index ? -1 : first
        })
        expect(firsts(checkedRows(rows as EventRow[]))).toEqual(naive)
      }),
      { seed: 11, numRuns: 300 },
    )
  })

  test('compares notes and not own columns', () => {
    const rows = checkedRows([row({ note: 'a' }), row({ note: 'b' }), row({ note: 'a', 'x-id': 3 })])
    expect(firsts(rows)).toEqual([-1, -1, 0])
  })

  test('takes ids with and without a text apart, and none for the text "undefined"', () => {
    const rows = checkedRows([
      row(),
      row({ event: 'undefined' }),
      row({ source: 'undefined' }),
      row({ event: 'undefined' }),
    ])
    expect(firsts(rows)).toEqual([-1, -1, -1, 1])
  })

  test('of 100,000 rows, even alike but for the last digits, costs time in proportion', () => {
    const count = 100_000
    const variants: [string, (i: number) => object][] = [
      ['strengths', (i) => ({ strength: 1 + i * 1e-11 })],
      ['credences', (i) => ({ credence: 0.5 + i * 1e-11 })],
      ['notes', (i) => ({ note: `n${i}` })],
      ['events', (i) => ({ event: `e${i}` })],
    ]
    for (const [, parts] of variants) {
      const rows = eventsFrom(Array.from({ length: count / 4 }, (_, i) => row(parts(i)))).log!
      expect(seconds(() => expect(firsts(rows).every((first) => first === -1)).toBe(true))).toBeLessThan(2)
    }
    const same = eventsFrom(Array.from({ length: count }, () => row())).log!
    expect(
      seconds(() =>
        expect(
          firsts(same)
            .slice(1)
            .every((first) => first === 0),
        ).toBe(true),
      ),
    ).toBeLessThan(2)
  })
})

describe('duplicateWarnings', () => {
  test('say which row repeats which, with the place where it was text', () => {
    const { log } = eventsFrom([row(), row({ note: 'other' }), row()], ([index]) => ({
      line: Number(index) + 2,
      column: 1,
    }))
    expect(warningsOf(log!)).toEqual([
      {
        code: 'duplicate-row',
        message:
          'row 3 repeats row 1 (2030-04-01, leak) and is counted once; two like events on one day need event ids',
        path: 'row 3',
        line: 4,
        column: 1,
      },
    ])
    const plain = warningsOf(checkedRows([row(), row()]))
    expect(plain[0]).not.toHaveProperty('line')
  })

  test('name twenty rows and count the others', () => {
    const warnings = (count: number) => warningsOf(checkedRows(Array.from({ length: count }, () => row())))
    expect(warnings(1)).toEqual([])
    expect(warnings(21)).toHaveLength(20)
    expect(warnings(22)[20]).toEqual({
      code: 'duplicate-row',
      message: '1 more row repeats an earlier one and is counted once',
    })
    expect(warnings(30)[20]?.message).toBe('9 more rows repeat earlier ones and are counted once')
  })
})
