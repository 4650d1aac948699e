import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnsOf, gradeNumber } from '../../src/events/columns.ts'
import { rowData } from '../../src/events/kind.ts'
import { eventsFrom } from '../../src/events/log.ts'
import type { EventRow } from '../../src/events/row.ts'
import { seconds } from '../hostile/seconds.ts'
import { row } from './logs.ts'

const rowsOf = (rows: readonly object[]): readonly EventRow[] => eventsFrom(rows).log!

/** Rows of few days, signals and events; rows of one event agree, as they must. */
const logs = fc
  .array(
    fc.record({
      date: fc.constantFrom('2030-03-31', '2030-04-01', '2030-04-02'),
      event: fc.constantFrom(undefined, undefined, 'a', 'B', 'b', 'constructor'),
      signal: fc.constantFrom('leak', 'denial'),
      observed: fc.boolean(),
      strength: fc.constantFrom(1, 0, 0.5, 2),
      credence: fc.constantFrom(undefined, 0.5, 0.25),
      source: fc.constantFrom('gazette', 'radio'),
    }),
    { maxLength: 25 },
  )
  .map((rows) => {
    const first = (event: string | undefined) => rows.find((each) => each.event === event)
    return rows.map((each) => {
      if (each.event === undefined) return each
      const { signal, observed, strength } = first(each.event)!
      return { ...each, signal, observed, strength }
    })
  })

/** By code unit, none first. */
const compareText = (a: string | undefined, b: string | undefined) =>
  a === b ? 0 : a === undefined ? -1 : b === undefined ? 1 : a < b ? -1 : 1

describe('columnsOf', () => {
  test('has the rows in canonical order: day, signal, event with none first, observed, strength', () => {
    fc.assert(
      fc.property(logs, (rows) => {
        const log = rowsOf(rows)
        const columns = columnsOf(log)
        const expected = log
          .map((each, index) => ({ each, index, data: rowData(each)! }))
          .sort(
            (a, b) =>
              a.data.date - b.data.date ||
              compareText(a.each.signal, b.each.signal) ||
              compareText(a.each.event, b.each.event) ||
              Number(a.data.observed) - Number(b.data.observed) ||
              a.data.strength - b.data.strength ||
              a.index - b.index,
          )
        expect([...columns.row]).toEqual(expected.map(({ index }) => index))
        expect([...columns.day]).toEqual(expected.map(({ data }) => data.date))
        expect([...columns.reported]).toEqual(expected.map(({ data }) => data.reported))
        expect([...columns.signal].map((signal) => columns.signalIds[signal])).toEqual(
          expected.map(({ each }) => each.signal),
        )
        expect([...columns.observed]).toEqual(expected.map(({ data }) => Number(data.observed)))
        expect([...columns.strength]).toEqual(expected.map(({ data }) => data.strength))
        expect([...columns.credence]).toEqual(expected.map(({ each }) => each.credence ?? NaN))
      }),
      { seed: 12, numRuns: 300 },
    )
  })

  test('numbers events by id: rows of one share a number, rows without are events of their own, repeated ones none', () => {
    fc.assert(
      fc.property(logs, (rows) => {
        const log = rowsOf(rows)
        const columns = columnsOf(log)
        const eventOfRow = new Map(
          [...columns.row].map((index, position) => [index, columns.event[position]!]),
        )
        const texts = log.map((each) => JSON.stringify(each))
        const numberOf = new Map<string, number>()
        let own = 0
        for (const [index, each] of log.entries()) {
          const number = eventOfRow.get(index)!
          if (texts.indexOf(texts[index]!) < index) {
            expect(number).toBe(-1)
            continue
          }
          expect(number).toBeGreaterThanOrEqual(0)
          const key = each.event === undefined ? `own ${own++}` : `id ${each.event}`
          expect(numberOf.get(key) ?? number).toBe(number)
          numberOf.set(key, number)
        }
        expect(new Set(numberOf.values()).size).toBe(numberOf.size)
        expect(columns.events).toBe(numberOf.size)
        expect(Math.max(-1, ...numberOf.values())).toBe(numberOf.size - 1)
      }),
      { seed: 13, numRuns: 300 },
    )
  })

  test('has the days, grades and retractions of its rows', () => {
    const columns = columnsOf(
      rowsOf([
        row({ grade: 'B2', retracted: '2030-05-01' }),
        row({ date: '2030-04-02', reported: '2030-04-05', grade: 'F6' }),
        row({ date: '2030-04-03', credence: 0 }),
      ]),
    )
    const day = 21_974 + 31
    expect([...columns.day]).toEqual([day, day + 1, day + 2])
    expect([...columns.reported]).toEqual([day, day + 4, day + 2])
    expect([...columns.retracted]).toEqual([day + 30, Infinity, Infinity])
    expect([...columns.grade]).toEqual([7, 35, -1])
    expect([...columns.credence]).toEqual([NaN, NaN, 0])
    expect([gradeNumber('A1'), gradeNumber('A6'), gradeNumber('B1'), gradeNumber('F6')]).toEqual([
      0, 5, 6, 35,
    ])
  })

  test('remembers those of a log that cannot change, and of no other', () => {
    const log = rowsOf([row()])
    expect(columnsOf(log)).toBe(columnsOf(log))
    const open = [...log]
    const before = columnsOf(open)
    open.push(...rowsOf([row({ event: 'e' })]))
    expect([before.events, columnsOf(open).events]).toEqual([1, 2])
  })

  test('holds the warnings of its rows', () => {
    expect(columnsOf(rowsOf([row(), row()])).warnings.map(({ code }) => code)).toEqual(['duplicate-row'])
    expect(columnsOf(rowsOf([])).warnings).toEqual([])
  })

  test('of 100,000 rows on one day with one signal are made soon', () => {
    const log = rowsOf(Array.from({ length: 100_000 }, (_, i) => row({ event: `e${(i * 7919) % 100_000}` })))
    expect(seconds(() => expect(columnsOf(log).events).toBe(100_000))).toBeLessThan(6)
  })
})
