import { defineScenario, OptionError, timeline, update } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { harbour, harbourRows } from '../fixtures/harbour.ts'

const scenario = defineScenario(harbour)

describe('timeline', () => {
  const days = timeline(scenario, harbourRows)

  test('begins at the origin and has a day for all news of the log within the window', () => {
    expect(days.map(({ asOf }) => asOf)).toEqual([
      '2030-03-01',
      '2030-03-11',
      '2030-03-14',
      '2030-03-20',
      '2030-03-25',
      '2030-04-02',
      '2030-06-01',
    ])
    expect(days[2]?.known).toEqual([2])
  })

  test('is, each day, what update says of that day', () => {
    for (const { asOf, forecast } of days)
      expect(JSON.stringify(forecast)).toBe(JSON.stringify(update(scenario, harbourRows, { asOf })))
  })

  test('shows a retraction on its day', () => {
    const rows = harbourRows.map((row) =>
      row.signal === 'editorial' ? { ...row, retracted: '2030-05-05' } : row,
    )
    const day = timeline(scenario, rows).find(({ asOf }) => asOf === '2030-05-05')
    expect(day?.retracted).toEqual([3])
    expect(day?.forecast.events.ignored).toContainEqual({ row: 3, signal: 'editorial', reason: 'retracted' })
  })

  test('goes through every day when asked, up to a day', () => {
    const all = timeline(scenario, harbourRows, { days: 'all', to: '2030-03-31' })
    expect(all).toHaveLength(31)
    expect(all.at(-1)?.asOf).toBe('2030-03-31')
    expect(timeline(scenario, harbourRows, { to: '2030-03-20' })).toHaveLength(4)
    expect(timeline(scenario, [])).toHaveLength(1)
  })

  test('refuses days that are neither those of the log nor all', () => {
    for (const days of ['some', 3, null])
      expect(() => timeline(scenario, harbourRows, { days: days as 'all' })).toThrow(OptionError)
  })
})
