import { describe, expect, test } from 'vitest'
import { functionNames, operationNames, operations } from '../../src/expression/operations.ts'
import { compile, evaluate } from '../../src/expression/program.ts'
import { parseExpression } from '../../src/text/expressionParser.ts'

const value = (source: string): number => evaluate(compile(parseExpression(source), []), [])

describe('operations', () => {
  test.each([
    ['round(2.5)', 3],
    ['round(-2.5)', -3],
    ['round(0.5)', 1],
    ['round(-0.5)', -1],
    ['round(0.49999999999999994)', 0], // floor(x + 0.5) would give 1
    ['round(4503599627370495.5)', 4503599627370496],
    ['round(4503599627370497)', 4503599627370497],
    ['round(-0.2)', -0],
  ])('%s rounds half away from zero: %d', (source, expected) => {
    expect(value(source)).toBe(expected)
  })

  test.each([
    ['0.1 + 0.2 == 0.3', 0], // no tolerance
    ['0.1 + 0.2 > 0.3', 1],
    ['1 < 1', 0],
    ['1 <= 1', 1],
    ['1 > 1', 0],
    ['1 >= 1', 1],
    ['1 == 1', 1],
    ['1 != 1', 0],
    ['0 == -0', 1],
  ])('%s is exactly %d', (source, expected) => {
    expect(value(source)).toBe(expected)
  })

  test.each([
    'sqrt(-1)',
    'log(-1)',
    '0/0',
    '(-8)^(1/3)',
    'clamp(1, 2, 0)', // which limit would be meant?
    'sqrt(-1) < 1',
    'sqrt(-1) == sqrt(-1)',
    'sqrt(-1) ? 1 : 2',
    'min(1, sqrt(-1))',
    'max(sqrt(-1), 1, 2)',
    'clamp(sqrt(-1), 0, 1)',
  ])('%s has no answer, and nothing hides that', (source) => {
    expect(value(source)).toBeNaN()
  })

  test.each([
    ['0 ? 1 : 2', 2],
    ['0.5 ? 1 : 2', 1],
    ['-1 ? 1 : 2', 1],
    ['2 > 1 ? 3 : sqrt(-1)', 3],
    ['min(3, 1, 2)', 1],
    ['max(3, 1, 2)', 3],
    ['clamp(5, 0, 1)', 1],
    ['clamp(-5, 0, 1)', 0],
    ['clamp(0.5, 0, 1)', 0.5],
    ['floor(-1.5)', -2],
    ['ceil(-1.5)', -1],
    ['abs(-3)', 3],
    ['pow(2, 10)', 1024],
    ['2^-1', 0.5],
    ['0.1^2', 0.1 * 0.1], // one rounding
    ['pow(0.1, 2)', 0.1 * 0.1],
    ['0^0', 1],
    ['exp(0)', 1],
    ['log(1)', 0],
    ['1/0', Infinity],
  ])('%s is %d', (source, expected) => {
    expect(value(source)).toBe(expected)
  })

  test('functions are the operations that are called by name', () => {
    expect(functionNames).toEqual([
      ...['min', 'max', 'abs', 'sqrt', 'exp', 'log', 'pow', 'floor', 'ceil', 'round', 'clamp'],
    ])
  })

  test('every operation takes as many operands as its entry says', () => {
    for (const name of operationNames) {
      const { minOperands, maxOperands } = operations[name]
      expect(minOperands).toBeGreaterThan(0)
      expect(maxOperands === Infinity || maxOperands === minOperands).toBe(true)
    }
  })
})
