import { defineScenario, type EventRow, update } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { parseDay } from '../../src/checking/day.ts'
import { stateOf } from '../../src/forecast/forecast.ts'

const scenario = defineScenario({
  forkcast: 1,
  title: 'coin',
  origin: '2030-01-01',
  horizon: '2030-12-31',
  exhaustive: true,
  tree: { branches: { heads: { p: 0.5 }, tails: { p: 'rest' } } },
  signals: { b: { likelihood: { heads: 0.9, otherwise: 0.2 } }, a: { ratio: { heads: 2 } } },
  grades: { E: 0.2 },
})

const counted = (rows: readonly EventRow[], asOf = '2030-06-30') =>
  stateOf(update(scenario, rows, { asOf })).evidence.events

const reasons = (rows: readonly EventRow[]) => counted(rows).ignored.map(({ row, reason }) => [row, reason])

describe('countedEvents', () => {
  test('says why a row does not count, the first reason that fits', () => {
    const never = { signal: 'a', credence: 0 }
    expect(
      reasons([
        { ...never, date: '2029-12-01', reported: '2030-07-01', retracted: '2030-07-01' },
        { ...never, date: '2029-12-01', retracted: '2030-02-01' },
        { ...never, date: '2030-01-01' },
        { ...never, date: '2030-02-01', retracted: '2030-06-30' },
        { signal: 'a', date: '2030-02-01', grade: 'F6' },
        { ...never, date: '2030-02-01' },
        { signal: 'a', date: '2030-02-01', retracted: '2030-07-01' },
      ]),
    ).toEqual([
      [1, 'not-yet-known'],
      [2, 'before-origin'],
      [3, 'before-origin'],
      [4, 'retracted'],
      [5, 'ungraded'],
      [6, 'no-credence'],
    ])
  })

  test('takes the smaller of what can be judged of a grade, with the document’s replacements', () => {
    const credence = (grade: string) => counted([{ date: '2030-02-01', signal: 'a', grade }]).credence[0]
    expect([credence('A1'), credence('B6'), credence('F2'), credence('C1'), credence('E6')]).toEqual([
      0.9, 0.75, 0.7, 0.5, 0.2,
    ])
  })

  test('takes a credence before a grade, even for F6', () => {
    expect(counted([{ date: '2030-02-01', signal: 'a', grade: 'F6', credence: 0.3 }]).credence[0]).toBe(0.3)
  })

  test('joins the reports of distinct sources and takes the best of each source', () => {
    const report = { date: '2030-02-02', signal: 'a', event: 'x' }
    const { count, credence, day } = counted([
      { ...report, source: 'agency', credence: 0.2 },
      { ...report, source: 'agency', credence: 0.5, date: '2030-02-01' },
      { ...report, source: 'paper', credence: 0.4, date: '2030-01-01' },
      { ...report, credence: 0.1 },
      { ...report, credence: 0.3, date: '2030-02-03' },
    ])
    expect(count).toBe(1)
    expect(credence[0]).toBeCloseTo(1 - 0.5 * 0.7, 15)
    // the paper's row lies before the origin: neither its source nor its day counts
    expect(day[0]).toBe(parseDay('2030-02-01'))
  })

  test('orders by day, signal, id with none first, observed, strength and credence', () => {
    const rows: EventRow[] = [
      { date: '2030-02-02', signal: 'a' },
      { date: '2030-02-01', signal: 'b', event: 'é' },
      { date: '2030-02-01', signal: 'b', event: 'z' },
      { date: '2030-02-01', signal: 'b', strength: 2 },
      { date: '2030-02-01', signal: 'b', credence: 0.9 },
      { date: '2030-02-01', signal: 'b', credence: 0.1 },
      { date: '2030-02-01', signal: 'b', observed: false },
      { date: '2030-02-01', signal: 'a', event: 'late' },
    ]
    const order = [7, 6, 5, 4, 3, 2, 1, 0]
    expect([...counted(rows).row]).toEqual(order)
    expect([...counted(rows.toReversed()).row]).toEqual(order.map((row) => 7 - row))
  })
})
