import { expect, test } from 'vitest'
import { show } from '../../src/checking/show.ts'

test('an object that is no data says what it calls itself', () => {
  expect(show({})).toBe('{}')
  expect(show(new Map())).toBe('a Map')
  expect(show(new Date(0))).toBe('a Date')
})
