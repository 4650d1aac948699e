import { expect, test } from 'vitest'
import { listed } from '../../src/checking/listed.ts'

test('lists are written as in a sentence', () => {
  expect(listed([])).toBe('')
  expect(listed(['a'])).toBe('a')
  expect(listed(['a', 'b'])).toBe('a and b')
  expect(listed(['a', 'b', 'c', 'd', 'e'])).toBe('a, b, c, d and e')
  expect(listed(['a', 'b', 'c', 'd', 'e', 'f'])).toBe('a, b, c, d and 2 more')
})
