import { afterEach, describe, expect, test, vi } from 'vitest'
import { dayOrToday } from '../../src/cli/today.ts'

afterEach(() => {
  vi.useRealTimers()
})

describe('dayOrToday(text)', () => {
  test.each([
    ['2030-04-30T00:00:00.000Z', '2030-04-30'],
    ['2030-04-30T23:59:59.999Z', '2030-04-30'],
    ['1969-12-31T23:59:59.999Z', '1969-12-31'],
  ])('at %s today is %s, the UTC day', (now, day) => {
    vi.useFakeTimers({ now: new Date(now) })
    expect(dayOrToday('today')).toBe(day)
  })

  test('leaves everything else to those who check days', () => {
    expect(dayOrToday('2030-02-30')).toBe('2030-02-30')
    expect(dayOrToday('Today')).toBe('Today')
    expect(dayOrToday(undefined)).toBeUndefined()
  })
})
