import { expect, test } from 'vitest'
import { colourStyle, plainStyle } from '../../src/report/style.ts'

test('a plain style is the text alone', () => {
  expect(plainStyle('up', 'x')).toBe('x')
})

test('colour is switched off after the text, and empty text stays empty', () => {
  expect(colourStyle('title', 'x')).toBe('\u001b[1mx\u001b[22m')
  expect(colourStyle('up', '')).toBe('')
})
