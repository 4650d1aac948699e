import { expect, test } from 'vitest'
import { positionsIn, withoutByteOrderMark } from '../../src/text/position.ts'

test('lines and columns count from 1, whatever ends a line', () => {
  const position = positionsIn('ab\ncd\r\ne\rf\n\n')
  expect([0, 1, 2, 3, 7, 9, 11, 12].map(position)).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 2 },
    { line: 1, column: 3 },
    { line: 2, column: 1 },
    { line: 3, column: 1 },
    { line: 4, column: 1 },
    { line: 5, column: 1 },
    { line: 6, column: 1 },
  ])
})

test('a column is a UTF-16 unit, as editors count', () => {
  expect(positionsIn('é😀x')(3)).toEqual({ line: 1, column: 4 })
})

test('startOfLine is where position says the line begins', () => {
  const text = 'a\r\nbc\nd'
  const position = positionsIn(text)
  for (const line of [1, 2, 3]) expect(position(position.startOfLine(line))).toEqual({ line, column: 1 })
  expect(position.startOfLine(9)).toBe(text.length)
})

test('a byte order mark is no part of the text', () => {
  expect(withoutByteOrderMark('\ufeffa')).toBe('a')
  expect(withoutByteOrderMark('a\ufeff')).toBe('a\ufeff')
})
