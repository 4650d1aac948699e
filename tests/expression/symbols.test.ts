import { expect, test } from 'vitest'
import { symbolsOf } from '../../src/expression/symbols.ts'
import { parseExpression } from '../../src/text/expressionParser.ts'

test('symbolsOf lists every name once, in order of appearance', () => {
  expect(symbolsOf(parseExpression('b + a*b - max(c, days)'))).toEqual(['b', 'a', 'c', 'days'])
})

test('symbolsOf knows that constants and functions are no symbols', () => {
  expect(symbolsOf(parseExpression('pi + e*exp(1)'))).toEqual([])
})
