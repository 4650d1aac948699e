import { parseEvents } from 'forkcast/read'
import { describe, expect, test } from 'vitest'
import { eventKind, rowData } from '../../src/events/kind.ts'
import { EventError, eventsFrom } from '../../src/events/log.ts'
import { checkRows } from '../../src/records/check.ts'
import { rowCollector } from '../../src/records/collector.ts'
import { seconds } from '../hostile/seconds.ts'
import { row } from './logs.ts'

const faults = (rows: readonly unknown[]) =>
  eventsFrom(rows).problems?.map(({ code, path }) => `${code} ${path}`) ?? []

describe('eventsFrom', () => {
  test('gives a frozen array of frozen rows, in order', () => {
    const rows = [row({ event: 'a' }), row({ event: 'b' })]
    const { log } = eventsFrom(rows)
    expect(log).toEqual(rows)
    expect(Object.isFrozen(log)).toBe(true)
    expect(log?.every((each) => Object.isFrozen(each) && rowData(each) !== undefined)).toBe(true)
    expect(eventsFrom([]).log).toEqual([])
  })

  test('takes rows that have been checked as they are', () => {
    const { log } = eventsFrom([row()])
    expect(eventsFrom([...log!, row()]).log?.[0]).toBe(log![0])
  })

  test('checks a changed copy of a checked row anew', () => {
    const checked = eventsFrom([row({ credence: 0.9 })]).log![0]!
    const { log } = eventsFrom([{ ...checked, credence: 0.2, date: '2030-05-01' }])
    expect(log?.[0]).toMatchObject({ credence: 0.2 })
    expect(rowData(log![0])!.date - rowData(checked)!.date).toBe(30)
    expect(faults([{ ...checked, credence: 2 }])).toEqual(['invalid-value row 1: credence'])
    expect(faults([{ ...checked, reported: '2030-03-01' }])).toEqual(['days-out-of-order row 1: reported'])
    const heir = Object.create(checked, { credence: { value: 7, enumerable: true } })
    expect(faults([heir])).toContain('invalid-value row 1: credence')
  })

  test('reports every row that is wrong, by its 1-based place, and what rows say together at the same time', () => {
    const rows = [row({ event: 'e' }), 3, row({ credence: 7 }), row({ event: 'e', signal: 'denial' }), null]
    expect(faults(rows)).toEqual([
      'invalid-type row 2',
      'invalid-value row 3: credence',
      'invalid-type row 5',
      'event-disagrees row 4: signal',
    ])
  })

  test('looks at the holes of an array', () => {
    const rows = [row(), row()]
    rows.length = 3
    expect(faults(rows)).toEqual(['invalid-type row 3'])
  })

  test('lists a hundred problems and counts the others', () => {
    const { problems } = eventsFrom(Array.from({ length: 130 }, () => row({ credence: 7 })))
    expect(problems).toHaveLength(101)
    expect(problems?.[100]?.message).toBe('30 more problems of this input are not listed; mend these first')
  })

  test('of 100,000 rows is done soon, right or wrong', () => {
    const right = Array.from({ length: 100_000 }, (_, i) =>
      row({ event: `e${i % 60_000}`, source: `s${i % 9}` }),
    )
    expect(seconds(() => expect(eventsFrom(right).log).toHaveLength(100_000))).toBeLessThan(6)
    const wrong = Array.from({ length: 100_000 }, () => ({ date: 'soon', signl: 'leak', credence: 7 }))
    expect(seconds(() => expect(eventsFrom(wrong).problems).toHaveLength(101))).toBeLessThan(12)
  })
})

describe('rows of one event', () => {
  test('agree in signal, observed and strength', () => {
    expect(faults([row({ event: 'e' }), row({ event: 'e', source: 'radio', date: '2030-05-01' })])).toEqual(
      [],
    )
    expect(faults([row({ event: 'e', strength: 1 }), row({ event: 'e' })])).toEqual([])
    expect(faults([row({ event: 'e', observed: true }), row({ event: 'e' })])).toEqual([])
    const { problems } = eventsFrom([
      row({ event: 'e' }),
      row({ event: 'f', signal: 'denial' }),
      row({ event: 'e', signal: 'denial', observed: false, strength: 2 }),
      row({ event: 'e', strength: 3 }),
    ])
    expect(problems).toMatchObject([
      { code: 'event-disagrees', path: 'row 3: signal', received: 'denial', expected: '"leak"' },
      { code: 'event-disagrees', path: 'row 3: observed', received: false, expected: 'true' },
      { code: 'event-disagrees', path: 'row 3: strength', received: 2, expected: '1' },
      { code: 'event-disagrees', path: 'row 4: strength', received: 3, expected: '1' },
    ])
    expect(problems?.[0]?.message).toBe(
      'the event "e" has signal "leak" in row 1 and "denial" here; rows of one event report the same thing',
    )
  })

  test('agree also where one of them will not count', () => {
    const reasons = [
      { date: '2020-01-01' },
      { reported: '2030-12-31' },
      { retracted: '2030-04-02' },
      { grade: 'F6' },
      { credence: 0 },
    ]
    for (const reason of reasons)
      expect(faults([row({ event: 'e' }), row({ event: 'e', strength: 2, ...reason })])).toEqual([
        'event-disagrees row 2: strength',
      ])
  })

  test('are those with the same id, exactly', () => {
    const ids = ['e', 'E', 'e ', 'é', 'e\u0301', 'constructor', '__proto__']
    expect(faults(ids.map((event, index) => row({ event, strength: index + 2 })))).toEqual([])
    expect(faults([row({ strength: 2 }), row({ strength: 3 })])).toEqual([])
    expect(faults([row({ event: '__proto__' }), row({ event: '__proto__', strength: 3 })])).toEqual([
      'event-disagrees row 2: strength',
    ])
  })
})

describe('places in a text', () => {
  const csv = 'date,signal,event,strength\n2030-04-01,leak,e,1\n2030-04-02,leak,f,1\n2030-04-03,leak,e,2\n'

  test('are those of the cell, or of the row where a cell is missing', () => {
    expect(parseEvents(csv).problems).toMatchObject([
      { code: 'event-disagrees', path: 'row 3: strength', line: 4, column: 19 },
    ])
    expect(parseEvents('date,signal,credence\n2030-02-30,leak,7\n').problems).toMatchObject([
      { code: 'invalid-value', path: 'row 1: credence', line: 2, column: 17 },
      { code: 'invalid-day', path: 'row 1: date', line: 2, column: 1 },
    ])
  })

  test('stay with the rows when a log is filtered or joined', () => {
    const { log } = parseEvents(csv.replace('e,2', 'g,2'))
    const joined = [row({ event: 'g' }), ...log!.filter(({ event }) => event !== 'f')]
    const { problems } = eventsFrom(joined)
    expect(problems).toMatchObject([{ code: 'event-disagrees', path: 'row 3: strength', line: 4, column: 1 }])
  })
})

test('rowCollector asks for the place of a cell, else of the row, else takes the row’s own', () => {
  const log = eventsFrom([row()], () => ({ line: 9, column: 1 })).log!
  const { problems, report } = rowCollector(eventKind, [...log, row()])
  report('c', 0, 'date', 'm')
  report('c', 1, 'date', 'm')
  report('c', 1, undefined, 'm', { received: 1, expected: 'e' })
  expect(problems).toEqual([
    { code: 'c', message: 'm', path: 'row 1: date', line: 9, column: 1 },
    { code: 'c', message: 'm', path: 'row 2: date' },
    { code: 'c', message: 'm', path: 'row 2', received: 1, expected: 'e' },
  ])
})

test('checkRows keeps the places of rows, and leaves those empty that are wrong', () => {
  const { problems, report } = rowCollector(eventKind, [])
  expect(checkRows(eventKind, [row(), 3, row({ event: 'e' })], report)).toEqual([
    row(),
    undefined,
    row({ event: 'e' }),
  ])
  expect(problems).toHaveLength(1)
})

test('an EventError holds the problems and prints one a line', () => {
  const problems = [
    { code: 'c', message: 'm', path: 'row 1', line: 2, column: 3 },
    { code: 'd', message: 'n', path: 'row 2: date' },
  ]
  const error = new EventError(problems, 'events.csv')
  expect(error).toMatchObject({ name: 'EventError', problems })
  expect(error.message).toBe('events.csv:2:3 row 1: m\nevents.csv row 2: date: n')
})
