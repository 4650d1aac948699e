import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { dayAdvice, formatDay, parseDay } from '../../src/checking/day.ts'

const millisecondsOfDay = 86_400_000

/** The day number by the engine's own calendar. Date.UTC takes years below 100 for 1900 and later: set them apart. */
function byDate(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day) / millisecondsOfDay
}

const text = (year: number, month: number, day: number) =>
  [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')

describe('parseDay', () => {
  test('agrees with Date.UTC on the first, the 28th and the last day of every month from 0001 to 9999', () => {
    const wrong: string[] = []
    for (let year = 1; year <= 9999; year++)
      for (let month = 1; month <= 12; month++) {
        const last = new Date(new Date(0).setUTCFullYear(year, month, 0)).getUTCDate()
        for (const day of [1, 28, last])
          if (parseDay(text(year, month, day)) !== byDate(year, month, day))
            wrong.push(text(year, month, day))
        for (let day = last + 1; day <= 31; day++)
          if (parseDay(text(year, month, day)) !== undefined) wrong.push(text(year, month, day))
      }
    expect(wrong).toEqual([])
  })

  test('reads back what formatDay writes, and formatDay writes what Date does', () => {
    fc.assert(
      fc.property(fc.integer({ min: byDate(1, 1, 1), max: byDate(9999, 12, 31) }), (day) => {
        const written = formatDay(day)
        expect(written).toBe(new Date(day * millisecondsOfDay).toISOString().slice(0, 10))
        expect(parseDay(written)).toBe(day)
      }),
      { seed: 1, numRuns: 3000 },
    )
  })

  test('knows the leap years', () => {
    for (const year of ['2000', '2024', '1600', '0004'])
      expect(parseDay(`${year}-02-29`)).toBeTypeOf('number')
    for (const year of ['1900', '2100', '2023', '0001']) expect(parseDay(`${year}-02-29`)).toBeUndefined()
  })

  test('refuses days that are not in the calendar, where Date would take the next month', () => {
    expect(new Date('2025-02-30').getUTCMonth()).toBe(2)
    for (const day of [
      '2025-02-30',
      '2025-02-29',
      '2025-04-31',
      '2025-13-01',
      '2025-00-10',
      '2025-01-00',
      '2025-01-32',
    ])
      expect(parseDay(day)).toBeUndefined()
  })

  test('refuses other ways to write a day', () => {
    const others = [
      '2025-1-5',
      '20250105',
      '05/01/2025',
      '2025-W01-1',
      '2025-005',
      '+002025-01-05',
      '-2025-01-05',
    ]
    for (const day of [...others, '', ' 2025-01-05', '2025-01-05\n', '2025-01-05T', '٢٠٢٥-٠١-٠٥', 'today'])
      expect(parseDay(day)).toBeUndefined()
  })

  test('takes an instant for its UTC day', () => {
    const days: [string, string][] = [
      ['2030-03-01T22:00:00-05:00', '2030-03-02'],
      ['2030-03-01T18:59:59-05:00', '2030-03-01'],
      ['2030-03-01T19:00:00-05:00', '2030-03-02'],
      ['2030-03-01T00:00:00+00:01', '2030-02-28'],
      ['2030-01-01T05:29:00+05:30', '2029-12-31'],
      ['2030-01-01T05:30:00+05:30', '2030-01-01'],
      ['2024-03-01T01:00:00+02:00', '2024-02-29'],
      ['2030-03-01T23:59:60Z', '2030-03-01'],
      ['2030-03-01t12:00z', '2030-03-01'],
      ['2030-03-01 12:00:00.123456+00:00', '2030-03-01'],
      ['2030-03-01T12:00:00,5-00:00', '2030-03-01'],
      ['2030-03-01T23:00:00-0100', '2030-03-02'],
      ['2030-03-01 23:00:00-01', '2030-03-02'],
      ['2030-03-01T00:00:00+18:00', '2030-02-28'],
    ]
    for (const [instant, day] of days) expect([instant, parseDay(instant)]).toEqual([instant, parseDay(day)])
  })

  test('agrees with Date on instants with offsets', () => {
    const two = (most: number) => fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(2, '0'))
    fc.assert(
      fc.property(
        fc.integer({ min: -700_000, max: 2_900_000 }),
        fc.tuple(two(23), two(59), two(59)),
        fc.tuple(fc.constantFrom('+', '-'), two(17), two(59)),
        (day, [hour, minute, second], [sign, offsetHour, offsetMinute]) => {
          const instant = `${formatDay(day)}T${hour}:${minute}:${second}${sign}${offsetHour}:${offsetMinute}`
          expect(parseDay(instant)).toBe(Math.floor(Date.parse(instant) / millisecondsOfDay))
        },
      ),
      { seed: 2, numRuns: 2000 },
    )
  })

  test('refuses an instant without an offset, whose day depends on where it is read', () => {
    for (const instant of ['2030-03-01T12:00:00', '2030-03-01 12:00', '2030-03-01T12:00:00 CET'])
      expect(parseDay(instant)).toBeUndefined()
  })

  test('refuses hours, minutes, seconds and offsets out of range', () => {
    for (const instant of [
      '2030-03-01T24:00:00Z',
      '2030-03-01T25:00:00Z',
      '2030-03-01T12:60:00Z',
      '2030-03-01T12:00:61Z',
      '2030-03-01T12:00:00+18:01',
      '2030-03-01T12:00:00+05:60',
      '2030-02-30T12:00:00Z',
    ])
      expect(parseDay(instant)).toBeUndefined()
  })

  test('refuses an instant whose UTC day has no year of four digits', () => {
    expect(parseDay('0000-01-01T00:00:00+01:00')).toBeUndefined()
    expect(parseDay('9999-12-31T23:00:00-05:00')).toBeUndefined()
    expect(formatDay(parseDay('9999-12-31T23:00:00-00:59')!)).toBe('9999-12-31')
    expect(formatDay(parseDay('0000-01-01')!)).toBe('0000-01-01')
  })
})

describe('in every time zone', () => {
  const zone = process.env.TZ
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })

  test.each([
    ['UTC', 0],
    ['America/Los_Angeles', 480],
    ['Asia/Kolkata', -330],
    ['Pacific/Kiritimati', -840],
    ['Pacific/Apia', -780],
  ])('%s, days are the same days', (TZ, offset) => {
    process.env.TZ = TZ
    // checks that the zone is in effect, without which this test would prove nothing
    expect(new Date(2030, 0, 1).getTimezoneOffset()).toBe(offset)
    expect(parseDay('1970-01-01')).toBe(0)
    expect(parseDay('2011-12-30')).toBe(15_338)
    expect(parseDay('2030-03-31T02:30:00Z')).toBe(parseDay('2030-03-31'))
    for (let day = 14_600; day < 15_700; day++) expect(parseDay(formatDay(day))).toBe(day)
  })
})

describe('dayAdvice', () => {
  test('says what is wrong with a day', () => {
    expect(dayAdvice('2025-02-30')).toBe('there is no day 2025-02-30 in the calendar')
    expect(dayAdvice('2025-02-30T10:00:00Z')).toBe('there is no day 2025-02-30 in the calendar')
    expect(dayAdvice('2030-03-01T12:00:00')).toContain('an instant needs an offset')
    expect(dayAdvice('2030-03-01T24:00:00Z')).toContain('hours go from 00 to 23')
    expect(dayAdvice('2030-03-01T12:00:00+19:00')).toContain('offsets to 18:00')
    expect(dayAdvice('9999-12-31T23:00:00-05:00')).toContain('years from 0000 to 9999')
    expect(dayAdvice('1 March 2030')).toBe('write a day as year-month-day, as in 2030-03-01')
  })
})
