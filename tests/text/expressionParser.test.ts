import { describe, expect, test } from 'vitest'
import type { Expression } from '../../src/expression/expression.ts'
import { ExpressionSyntaxError } from '../../src/expression/syntax.ts'
import { parseExpression } from '../../src/text/expressionParser.ts'

/** Every operation in brackets, so that a tree is seen at a glance. */
function shown(node: Expression): string {
  if (node.kind === 'number') return String(node.value)
  if (node.kind === 'symbol') return node.name
  return `${node.operation}(${node.operands.map(shown).join(' ')})`
}

function refusal(source: string): ExpressionSyntaxError {
  try {
    parseExpression(source)
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) return error
    throw error
  }
  throw new Error(`${source} was not refused`)
}

describe('parseExpression reads', () => {
  test.each([
    ['0.1 + 0.5*pressure', 'add(0.1 multiply(0.5 pressure))'],
    ['a - b - c', 'subtract(subtract(a b) c)'],
    ['a / b * c', 'multiply(divide(a b) c)'],
    ['-2^2', 'negate(power(2 2))'],
    ['2^3^2', 'power(2 power(3 2))'],
    ['2^-x', 'power(2 negate(x))'],
    ['+x', 'x'],
    ['--x', 'negate(negate(x))'],
    ['(a + b)*c', 'multiply(add(a b) c)'],
    ['a < b', 'less(a b)'],
    ['a <= b', 'lessOrEqual(a b)'],
    ['a > b', 'greater(a b)'],
    ['a >= b', 'greaterOrEqual(a b)'],
    ['a == b', 'equal(a b)'],
    ['a != b', 'notEqual(a b)'],
    ['a + 1 < b ? c : d', 'choose(less(add(a 1) b) c d)'],
    ['a ? b : c ? d : f', 'choose(a b choose(c d f))'],
    ['(a < b)*(b < c)', 'multiply(less(a b) less(b c))'],
    ['max(a, min(b, 1, 2))', 'max(a min(b 1 2))'],
    ['clamp(0.1 + 0.5*pressure, 0, 0.9)', 'clamp(add(0.1 multiply(0.5 pressure)) 0 0.9)'],
    ['pow(x, 2)', 'pow(x 2)'],
    ['pi', String(Math.PI)],
    ['e', String(Math.E)],
    ['1e3 + .5 + 5. + 2E-1', 'add(add(add(1000 0.5) 5) 0.2)'],
    ['100 - 0.1*days', 'subtract(100 multiply(0.1 days))'],
    ['a\n  + b\t* c', 'add(a multiply(b c))'],
    ['  x  ', 'x'],
    ['_x1', '_x1'],
  ])('%j as %s', (source, expected) => {
    expect(shown(parseExpression(source))).toBe(expected)
  })

  test('a thousand characters of any one nesting', () => {
    for (const source of [
      `${'-'.repeat(999)}x`,
      `${'2^'.repeat(499)}2`,
      `${'1?1:'.repeat(249)}1`,
      `x${'+x'.repeat(499)}`,
      `${'('.repeat(64)}x${')'.repeat(64)}`,
    ])
      expect(() => parseExpression(source)).not.toThrow()
  })
})

describe('parseExpression refuses, and says what to write instead:', () => {
  test.each([
    ['', 0, 'An expression is empty; write a number or a formula'],
    [' \n ', 0, 'An expression is empty; write a number or a formula'],
    ['2a', 1, 'An operator is missing between 2 and a; to multiply, write *'],
    ['x y', 2, 'An operator is missing between x and y; to multiply, write *'],
    ['(x)(y)', 3, 'An operator is missing between ) and (; to multiply, write *'],
    ['2(x)', 1, 'An operator is missing between 2 and (; to multiply, write *'],
    ['1 2', 2, 'An operator is missing between 1 and 2; to multiply, write *'],
    ['0x10', 1, 'An operator is missing between 0 and x10; to multiply, write *'],
    ['20%', 2, '% can mean per cent or a remainder; write x/100, or x - y*floor(x/y)'],
    ['3!', 1, '! is neither a factorial nor "not" here; write x == 0 for "not x"'],
    ['!x', 0, '! is neither a factorial nor "not" here; write x == 0 for "not x"'],
    ['x = 1', 2, '= assigns, and an expression only computes; write == to compare'],
    ['f(x) = 1', 5, '= assigns, and an expression only computes; write == to compare'],
    ['"x"', 0, 'Text is not arithmetic; write numbers, and names without quotes'],
    ["x'", 1, 'Text and transposes are not arithmetic; write numbers, and names without quotes'],
    ['[1, 2]', 0, 'Arrays are not arithmetic here; write the numbers one by one, as in max(a, b, c)'],
    ['x[1]', 1, 'Arrays are not arithmetic here; write the numbers one by one, as in max(a, b, c)'],
    ['{a: 1}', 0, 'Objects are not arithmetic; use round brackets to group'],
    ['1:3', 1, 'A : makes a range; it belongs to condition ? a : b only'],
    ['x + (1:3)', 6, 'A : makes a range; it belongs to condition ? a : b only'],
    ['a.b', 1, 'Names have no parts; use a parameter of its own, named with letters, digits and _'],
    ['1; 2', 1, 'An expression is one formula; keep the one behind the last ;'],
    ['x # why', 2, 'A comment has no place in an expression; put it into a note beside it'],
    ['a < b < c', 6, 'Comparisons do not chain; for a < b < c write (a < b)*(b < c)'],
    ['(a + 1) < (b) <= c', 14, 'Comparisons do not chain; for a < b < c write (a < b)*(b < c)'],
    ['a and b', 2, '"and" is refused; write a*b for two comparisons'],
    ['a or b', 2, '"or" is refused; write max(a, b) for two comparisons'],
    ['a xor b', 2, '"xor" is refused; write a != b for two comparisons'],
    ['not a', 0, '"not" is refused; write 1 - a for a comparison, or x == 0'],
    ['a mod b', 2, '"mod" is refused; write x - y*floor(x/y)'],
    ['5 to x', 2, '"to" makes a distribution of two plain numbers, as in 5 to 20, and is no arithmetic'],
    ['5 in cm', 2, '"in" converts units, and numbers here have none; leave it out'],
    ['true', 0, '"true" is written 1'],
    ['2*i', 2, '"i" is the imaginary unit to mathjs; give the parameter a longer name'],
    ['Infinity', 0, 'Numbers must be finite; write a large number that is meant'],
    ['1e400', 0, '1e400 is too large for a number; the largest is about 1.8e308'],
    ['0,5*x', 1, 'A comma separates the operands of a function; decimals take a point, as in 0.5'],
    ['a − b', 2, '− (U+2212) is a typographic minus; write -'],
    ['2 × x', 2, '× is refused; write *'],
    ['druckₑ', 5, '"ₑ" has no place in an expression; names are made of the letters A to Z, digits and _'],
    ['größe', 2, '"ö" has no place in an expression; names are made of the letters A to Z, digits and _'],
    ['😀', 0, '"😀" has no place in an expression; names are made of the letters A to Z, digits and _'],
    [
      'log(x, 10)',
      0,
      'log takes 1 operand, not 2: write log(x); the logarithm of x to base b is log(x)/log(b)',
    ],
    ['1 + round(x, 2)', 4, 'round takes 1 operand, not 2: write round(x)'],
    ['max(x)', 0, 'max takes at least 2 operands, not 1: write max(a, b, …)'],
    ['clamp(x)', 0, 'clamp takes 3 operands, not 1: write clamp(x, low, high)'],
    ['min', 0, 'min is a function; write its operands in brackets: min(a, b, …)'],
    ['exp + 1', 0, 'exp is a function; write its operands in brackets: exp(x)'],
  ])('%j at %d: %s', (source, offset, message) => {
    const error = refusal(source)
    expect(error.message).toBe(message)
    expect(error.offset).toBe(offset)
    expect(error.expected).not.toBe('')
  })

  test.each([
    ['1 + sqr(x)', 4, 'There is no function sqr; did you mean sqrt? There are min, max, abs,'],
    ['maximum(a, b)', 0, 'There is no function maximum; '],
    ['pressure(2)', 0, 'There is no function pressure; there are min, max, abs,'],
    ['x(2)', 0, 'There is no function x; there are min, max, abs,'],
    ['pi(2)', 0, 'There is no function pi; '],
    ['constructor(1)', 0, 'There is no function constructor; '],
  ])('%j at %d: %s…', (source, offset, beginning) => {
    const error = refusal(source)
    expect(error.message.startsWith(beginning)).toBe(true)
    expect(error.message).toContain('to multiply, write')
    expect(error.offset).toBe(offset)
  })

  test.each([
    ['x +', 3, 'at its end'],
    ['(x', 2, 'at its end'],
    ['a ? b', 5, 'at its end'],
    ['x)', 1, 'before ")"'],
    ['max(x,)', 6, 'before ")"'],
    ['x + * y', 4, 'before "* y"'],
    ['()', 1, 'before ")"'],
  ])('%j, which is not finished, at %d', (source, offset, place) => {
    const error = refusal(source)
    expect(error.message.startsWith(`The expression cannot be read ${place}: `)).toBe(true)
    expect(error.message.endsWith('; check brackets and operators there')).toBe(true)
    expect(error.offset).toBe(offset)
  })

  test('what is longer than 1,000 characters', () => {
    expect(() => parseExpression(`x${' '.repeat(999)}`)).not.toThrow()
    expect(refusal(`x${'+x'.repeat(500)}`).message).toBe(
      'An expression has at most 1000 characters, this one 1001; split it over parameters',
    )
  })

  test('brackets more than 64 deep, at the one too many', () => {
    const error = refusal(`${'('.repeat(65)}x${')'.repeat(65)}`)
    expect(error.message).toBe('Brackets nest at most 64 deep; take inner parts out into parameters')
    expect(error.offset).toBe(64)
  })
})
