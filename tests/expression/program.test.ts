import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Expression } from '../../src/expression/expression.ts'
import { compile, evaluate } from '../../src/expression/program.ts'
import { exp } from '../../src/numeric/exp.ts'
import { log } from '../../src/numeric/log.ts'
import { pow } from '../../src/numeric/pow.ts'
import { parseExpression } from '../../src/text/expressionParser.ts'
import { anyExpression, symbols } from './trees.ts'

/** A second implementation: recursion over the tree with JavaScript's own operators. */
function walk(node: Expression, values: Readonly<Record<string, number>>): number {
  if (node.kind === 'number') return node.value
  if (node.kind === 'symbol') return values[node.name]!
  const [a = 0, b = 0, c = 0] = node.operands.map((operand) => walk(operand, values))
  const compared = (holds: boolean): number => ([a, b].some(Number.isNaN) ? NaN : Number(holds))
  switch (node.operation) {
    case 'add':
      return a + b
    case 'subtract':
      return a - b
    case 'multiply':
      return a * b
    case 'divide':
      return a / b
    case 'power':
    case 'pow':
      return b === 2 ? a * a : pow(a, b)
    case 'negate':
      return -a
    case 'less':
      return compared(a < b)
    case 'lessOrEqual':
      return compared(a <= b)
    case 'greater':
      return compared(a > b)
    case 'greaterOrEqual':
      return compared(a >= b)
    case 'equal':
      return compared(a === b)
    case 'notEqual':
      return compared(a !== b)
    case 'choose':
      return Number.isNaN(a) ? NaN : a ? b : c
    case 'min':
      return Math.min(...node.operands.map((operand) => walk(operand, values)))
    case 'max':
      return Math.max(...node.operands.map((operand) => walk(operand, values)))
    case 'abs':
      return Math.abs(a)
    case 'sqrt':
      return Math.sqrt(a)
    case 'exp':
      return exp(a)
    case 'log':
      return log(a)
    case 'floor':
      return Math.floor(a)
    case 'ceil':
      return Math.ceil(a)
    case 'round': {
      const size = Math.abs(a)
      const below = Math.floor(size)
      return Math.sign(a) * (size - below >= 0.5 ? below + 1 : below)
    }
    case 'clamp':
      return b <= c ? (a < b ? b : a > c ? c : a) : NaN
  }
}

describe('a program', () => {
  test('computes what a walk down the tree computes', () => {
    const point = fc.tuple(...symbols.map(() => fc.double({ min: -4, max: 4, noNaN: true })))
    fc.assert(
      fc.property(anyExpression, point, (expression, values) => {
        const expected = walk(expression, Object.fromEntries(symbols.map((name, i) => [name, values[i]!])))
        // −0 and 0 count as equal
        expect(evaluate(compile(expression, symbols), values) + 0).toBe(expected + 0)
      }),
      { seed: 1, numRuns: 3000 },
    )
  })

  test('takes its values in the order of the symbols it was compiled for', () => {
    const expression = parseExpression('x - 2*y')
    expect(evaluate(compile(expression, ['x', 'y']), [10, 1])).toBe(8)
    expect(evaluate(compile(expression, ['y', 'unused', 'x']), [10, 99, 1])).toBe(-19)
  })

  test('names the symbol that is missing', () => {
    expect(() => compile(parseExpression('x + pressure'), ['x', 'y'])).toThrow(
      "The expression needs a column for 'pressure'; given are: x, y",
    )
  })

  test('has the depth of its deepest stack', () => {
    expect(compile(parseExpression('x + x + x + x'), ['x']).depth).toBe(2)
    expect(compile(parseExpression('x + (x + (x + x))'), ['x']).depth).toBe(4)
    expect(compile(parseExpression('max(x, x, x, x)'), ['x']).depth).toBe(2)
    expect(compile(parseExpression('1'), []).depth).toBe(1)
  })

  test('is plain data: it survives structuredClone', () => {
    const program = compile(parseExpression('clamp(0.1 + 0.5*x, 0, 0.9) ^ (y > 1 ? 2 : 3)'), ['x', 'y'])
    const copy = structuredClone(program)
    expect(copy).toEqual(program)
    expect(evaluate(copy, [1, 2])).toBe(evaluate(program, [1, 2]))
  })

  test('reads constants as numbers', () => {
    expect(evaluate(compile(parseExpression('2*pi + e'), []), [])).toBe(2 * Math.PI + Math.E)
  })
})
