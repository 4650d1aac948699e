import { expect, test } from 'vitest'
import { constants, reservedNames } from '../../src/expression/names.ts'
import { functionNames } from '../../src/expression/operations.ts'
import { symbolsOf } from '../../src/expression/symbols.ts'
import { ExpressionSyntaxError } from '../../src/expression/syntax.ts'
import { parseExpression } from '../../src/text/expressionParser.ts'

test('functions, constants and days are reserved', () => {
  for (const name of [...functionNames, ...constants.keys(), 'days'])
    expect(reservedNames.has(name)).toBe(true)
})

test('a reserved name is a constant, days, or no symbol of an expression', () => {
  for (const name of reservedNames) {
    if (name === 'days') expect(symbolsOf(parseExpression(name))).toEqual(['days'])
    else if (constants.has(name)) expect(symbolsOf(parseExpression(name))).toEqual([])
    else expect(() => parseExpression(name), name).toThrow(ExpressionSyntaxError)
  }
})

test.each(['h', 'm', 'day', 'constructor', 'toString', 'pressure', 'E', 'x_1', 'log10', 'hypot'])(
  '%s is free, whatever it means to mathjs',
  (name) => {
    expect(reservedNames.has(name)).toBe(false)
    expect(symbolsOf(parseExpression(`2*${name}`))).toEqual([name])
  },
)
