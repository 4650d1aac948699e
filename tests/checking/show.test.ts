import { expect, test } from 'vitest'
import { show } from '../../src/checking/show.ts'

test('an object that is not plain data is shown by its string tag', () => {
  expect(show({})).toBe('{}')
  expect(show(new Map())).toBe('a Map')
  expect(show(new Date(0))).toBe('a Date')
})
