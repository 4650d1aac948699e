import { expect, test } from 'vitest'
import { tooDeepAt } from '../../src/text/nesting.ts'

const open = (count: number): string => '[{'.repeat(count / 2)

test('the first bracket too deep is found', () => {
  expect(tooDeepAt(open(200))).toBe(-1)
  expect(tooDeepAt(`${open(200)}[`)).toBe(200)
  expect(tooDeepAt(`[]${open(300)}`)).toBe(202)
})

test('closing brackets reduce the depth', () => {
  expect(tooDeepAt('[{}]'.repeat(1000))).toBe(-1)
})

test('brackets inside texts do not count, and escaped quotes do not end a text', () => {
  expect(tooDeepAt(`["${open(300)}"]`)).toBe(-1)
  expect(tooDeepAt(`["\\"${open(300)}"]`)).toBe(-1)
  expect(tooDeepAt(`["\\\\",${open(300)}`)).toBe(206 - 1)
})

test('a text that is not closed ends with its line, as it does for a parser that goes on', () => {
  expect(tooDeepAt(`"open\n${open(300)}`)).toBe(206)
})

test('a part of a text can be searched', () => {
  expect(tooDeepAt(`${open(300)}[]`, 300)).toBe(-1)
  expect(tooDeepAt(open(300), 0, 200)).toBe(-1)
})
