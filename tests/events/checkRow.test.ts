import { describe, expect, test } from 'vitest'
import { eventKind, rowData } from '../../src/events/kind.ts'
import { checkRow } from '../../src/records/check.ts'
import { rowCollector } from '../../src/records/collector.ts'
import { row } from './logs.ts'

/** `code key` of every problem, or the row. */
function checked(record: unknown) {
  const { problems, report } = rowCollector(eventKind, [])
  const result = checkRow(eventKind, record, 4, report)
  expect(result === undefined).toBe(problems.length > 0)
  return { row: result, faults: problems.map(({ code, path }) => `${code} ${path}`), problems }
}

describe('a row that is right', () => {
  test('keeps what it says, and knows its days and defaults', () => {
    const { row: plain } = checked(row())
    expect(plain).toEqual(row())
    const day = 21_974 + 31
    expect(rowData(plain)).toMatchObject({
      date: day,
      reported: day,
      retracted: Infinity,
      observed: true,
      strength: 1,
    })
    const { row: full } = checked(
      row({ reported: '2030-04-02', retracted: '2030-04-03T23:00:00-02:00', observed: false, strength: 0 }),
    )
    expect(rowData(full)).toMatchObject({
      date: day,
      reported: day + 1,
      retracted: day + 3,
      observed: false,
      strength: 0,
    })
  })

  test('may have the same day three times', () => {
    expect(checked(row({ reported: '2030-04-01', retracted: '2030-04-01' })).faults).toEqual([])
  })

  test('may hold undefined for what it does not say', () => {
    const optional = [
      'reported',
      'retracted',
      'observed',
      'event',
      'source',
      'grade',
      'credence',
      'strength',
      'note',
    ]
    const nothing = Object.fromEntries(optional.map((key) => [key, undefined]))
    expect(rowData(checked(row(nothing)).row)).toEqual(rowData(checked(row()).row))
  })

  test('carries columns of its author, of any kind', () => {
    const own = { 'x-url': 'https://example.org', 'x-': { a: [1] }, 'x-Weird key': null }
    expect(checked(row(own)).row).toEqual(row(own))
  })

  test('is a frozen copy: the record stays its author’s', () => {
    const record = { ...row() }
    const { row: copy } = checked(record)
    expect(copy).not.toBe(record)
    expect(Object.isFrozen(copy)).toBe(true)
    expect(Object.isFrozen(record)).toBe(false)
  })

  test('may be an instance of a class with values of its own', () => {
    class Report {
      date = '2030-04-01'
      signal = 'leak'
    }
    expect(checked(new Report()).faults).toEqual([])
  })

  test('is read once: a getter cannot say one thing to the check and another to the log', () => {
    let reads = 0
    const record = {
      ...row(),
      get credence() {
        return reads++ === 0 ? 0.5 : 7
      },
    }
    expect(checked(record).row?.credence).toBe(0.5)
  })

  test('knows where it was written', () => {
    const { report } = rowCollector(eventKind, [])
    expect(rowData(checkRow(eventKind, row(), 0, report, { line: 7, column: 2 }))).toMatchObject({
      line: 7,
      column: 2,
    })
  })
})

describe('a row that is wrong', () => {
  test.each([
    [null],
    [undefined],
    [3],
    ['2030-04-01,leak'],
    [['2030-04-01', 'leak']],
    [new Map([['date', 1]])],
    [new Date()],
  ])('is no object (%#)', (record) => {
    expect(checked(record).faults).toEqual(['invalid-type row 5'])
  })

  test('lacks a day or a signal', () => {
    expect(checked({}).faults).toEqual(['missing-key row 5', 'missing-key row 5'])
    expect(checked({ date: '2030-04-01' }).problems[0]?.message).toBe(
      '"signal" is missing; it takes the id of a signal of the scenario',
    )
    expect(checked(Object.create(row())).faults).toEqual(['missing-key row 5', 'missing-key row 5'])
  })

  test('has a key that no row has', () => {
    const { problems } = checked(row({ sorce: 'gazette' }))
    expect(problems).toMatchObject([
      { code: 'unknown-key', path: 'row 5: sorce', message: 'unknown key "sorce"; did you mean "source"?' },
    ])
    for (const key of ['X-mine', 'x', 'constructor', 'title'])
      expect(checked(row({ [key]: 1 })).faults).toHaveLength(1)
    const proto = JSON.parse('{"date":"2030-04-01","signal":"leak","__proto__":{"credence":1}}')
    expect(checked(proto).faults).toEqual(['unknown-key row 5: __proto__'])
  })

  test.each<[string, unknown[]]>([
    ['date', [20300401, new Date(), null, ['2030-04-01']]],
    ['reported', [1, null, false]],
    ['retracted', [1, null, false]],
    ['signal', [3, null, ['leak']]],
    ['observed', ['true', 'false', 0, 1, null]],
    ['event', [7, null, '']],
    ['source', [7, null, '']],
    ['grade', ['B7', 'G1', 'b2', '2B', 'B', 'B22', ' B2', '', 2, null]],
    ['credence', [-0.01, 1.01, 70, '0.5', NaN, Infinity, null, 1n, [0.5]]],
    ['strength', [-1, 1e6 + 1, '1', NaN, Infinity, null]],
    ['note', [7, null, ['n']]],
  ])('has a %s of another kind', (key, values) => {
    for (const value of values) {
      const { problems } = checked(row({ [key]: value }))
      expect(problems).toMatchObject([{ code: 'invalid-value', path: `row 5: ${key}`, received: value }])
      expect(problems[0]?.message).toMatch(/^expected .*; received /)
    }
  })

  test('takes every grade of the Admiralty code, and both ends of each range', () => {
    for (const letter of 'ABCDEF')
      for (const digit of '123456') expect(checked(row({ grade: letter + digit })).faults).toEqual([])
    for (const credence of [0, -0, 1]) expect(checked(row({ credence })).faults).toEqual([])
    for (const strength of [0, -0, 1e-300, 1e6]) expect(checked(row({ strength })).faults).toEqual([])
  })

  test('has days that are none', () => {
    const { problems, faults } = checked(
      row({ date: '2030-02-30', reported: '2030-04-02T10:00', retracted: '15/11/2030' }),
    )
    expect(faults).toEqual([
      'invalid-day row 5: date',
      'invalid-day row 5: reported',
      'invalid-day row 5: retracted',
    ])
    expect(problems.map(({ message }) => message)).toEqual([
      '"2030-02-30": there is no day 2030-02-30 in the calendar',
      expect.stringContaining('an instant needs an offset'),
      '"15/11/2030": write a day as year-month-day, as in 2030-03-01',
    ])
  })

  test('has its days out of order', () => {
    const { problems } = checked(row({ reported: '2030-03-31' }))
    expect(problems).toMatchObject([
      {
        code: 'days-out-of-order',
        path: 'row 5: reported',
        received: '2030-03-31',
        message:
          '"reported" (2030-03-31) comes before "date" (2030-04-01); the order is date, reported, retracted',
      },
    ])
    expect(checked(row({ retracted: '2030-03-31' })).problems[0]?.message).toContain(
      'before "date" (2030-04-01)',
    )
    const three = checked(row({ reported: '2030-04-05', retracted: '2030-04-04' }))
    expect(three.problems[0]?.message).toContain(
      '"retracted" (2030-04-04) comes before "reported" (2030-04-05)',
    )
    // as UTC days, not as text
    expect(checked(row({ date: '2030-04-01T23:00:00-05:00', reported: '2030-04-01' })).faults).toEqual([
      'days-out-of-order row 5: reported',
    ])
  })

  test('says all that is wrong with it at once', () => {
    const record = { date: '2030-02-30', signl: 'leak', credence: 7, observed: 'no', retracted: 'soon' }
    expect(checked(record).faults.sort()).toEqual([
      'invalid-day row 5: date',
      'invalid-day row 5: retracted',
      'invalid-value row 5: credence',
      'invalid-value row 5: observed',
      'missing-key row 5',
      'unknown-key row 5: signl',
    ])
  })
})
