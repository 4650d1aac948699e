import { describe, expect, test } from 'vitest'
import { longDay } from '../../src/report/longDay.ts'

describe('longDay(day)', () => {
  test.each([
    ['2025-12-01', '1 December 2025'],
    ['2030-01-31', '31 January 2030'],
    ['0099-09-10', '10 September 0099'],
  ])('writes %s as %s', (day, text) => {
    expect(longDay(day)).toBe(text)
  })
})
