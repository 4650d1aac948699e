import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boundsOf } from '../../src/expression/bounds.ts'
import { compile, evaluate } from '../../src/expression/program.ts'
import { parseExpression } from '../../src/text/expressionParser.ts'
import { anyExpression, symbols } from './trees.ts'

const bounds = (
  source: string,
  x: readonly [number, number] = [0, 1],
  y: readonly [number, number] = [0, 1],
) => boundsOf(parseExpression(source), (name) => (name === 'x' ? x : y))

describe('the bounds of an expression', () => {
  test('hold every value it takes', () => {
    const range = fc
      .tuple(fc.double({ min: -4, max: 4, noNaN: true }), fc.double({ min: -4, max: 4, noNaN: true }))
      .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)])
    const share = fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true }))
    fc.assert(
      fc.property(
        anyExpression,
        fc.tuple(range, range, range),
        fc.array(fc.tuple(share, share, share), { minLength: 20, maxLength: 20 }),
        (expression, ranges, shares) => {
          const [lower, upper] = boundsOf(expression, (name) => ranges[symbols.indexOf(name as 'x')]!)
          expect(lower).toBeLessThanOrEqual(upper)
          const program = compile(expression, symbols)
          for (const share of shares) {
            const point = ranges.map(([from, to], i) =>
              Math.min(Math.max(from + share[i]! * (to - from), from), to),
            )
            const value = evaluate(program, point)
            if (Number.isNaN(value)) continue
            expect(value).toBeGreaterThanOrEqual(lower)
            expect(value).toBeLessThanOrEqual(upper)
          }
        },
      ),
      { seed: 3, numRuns: 1500 },
    )
  })

  test.each<[string, [number, number], [number, number]]>([
    ['0.1 + 0.5*x', [0, 1], [0.1, 0.6]],
    ['1 - x', [0.25, 0.5], [0.5, 0.75]],
    ['x - x', [0, 1], [-1, 1]], // a symbol that occurs twice is treated as two
    ['x*x', [-1, 2], [-2, 4]],
    ['x^2', [-1, 0.5], [0, 1]],
    ['x^2', [-0.5, 1], [0, 1]],
    ['x^3', [-1, 1], [-1, 1]],
    ['x^-1', [-1, 1], [-Infinity, Infinity]],
    ['x^0', [-2, 2], [1, 1]],
    ['1/x', [1, 4], [0.25, 1]],
    ['1/x', [-1, 1], [-Infinity, Infinity]],
    ['1/x', [0, 2], [0.5, Infinity]],
    ['1/x', [-2, 0], [-Infinity, -0.5]],
    ['x/x', [0, Infinity], [0, Infinity]],
    ['exp(-x)', [0, Infinity], [0, 1]], // an end at 1 is not widened: check would warn of a probability above 1
    ['log(x)', [0, 1], [-Infinity, 0]],
    ['abs(x)', [-3, 2], [0, 3]],
    ['-x', [-3, 2], [-2, 3]],
    ['clamp(x, 0, 0.9)', [-5, 5], [0, 0.9]],
    ['min(x, 0.5, 2)', [0, 1], [0, 0.5]],
    ['max(x, 0.5)', [0, 1], [0.5, 1]],
    ['x < 2', [0, 1], [1, 1]],
    ['x < 0.5', [0, 1], [0, 1]],
    ['x > 2', [0, 1], [0, 0]],
    ['x == 2', [0, 1], [0, 0]],
    ['x != 2', [0, 1], [1, 1]],
    ['x == 1', [1, 1], [1, 1]],
    ['x > 2 ? 100 : x', [0, 1], [0, 1]], // the branch that cannot be taken does not count
    ['x > 0.5 ? 3 : 7', [0, 1], [3, 7]],
    ['round(x)', [-0.5, 1.4], [-1, 1]],
    ['floor(x)', [-0.5, 1.4], [-1, 1]],
    ['ceil(x)', [-0.5, 1.4], [0, 2]],
    ['0*x', [0, Infinity], [0, 0]],
  ])('%s over %j is %j', (source, range, [lower, upper]) => {
    const [from, to] = bounds(source, range)
    expect([from, to]).toEqual([lower, upper])
  })

  test('are infinite where a whole range gives NaN, even if a later operation would bound it', () => {
    expect(bounds('clamp(sqrt(x), 0, 1)', [-1, 1])).toEqual([-Infinity, Infinity])
    expect(bounds('log(x) < 0', [-1, 1])).toEqual([-Infinity, Infinity])
    expect(bounds('abs(x^0.5)', [-1, 1])).toEqual([-Infinity, Infinity])
    expect(bounds('clamp(0.5, x, y)', [0, 1], [0, 1])).toEqual([-Infinity, Infinity])
  })

  test('leave out the values that a guard excludes', () => {
    expect(bounds('x >= 0 ? sqrt(x) : 0', [-1, 4])).toEqual([0, 2])
    expect(bounds('x < 0 ? 0 : sqrt(x)', [-1, 4])).toEqual([0, 2])
    expect(bounds('0 <= x ? sqrt(x) : sqrt(-x)', [-9, 4])).toEqual([0, 3])
    expect(bounds('x > 1 ? 1 : x', [0, 50])).toEqual([0, 1])
    expect(bounds('x == 3 ? x : 0', [0, 50])).toEqual([0, 3])
    expect(bounds('x != 3 ? 0 : x', [0, 50])).toEqual([0, 3])
    expect(bounds('y > 0 ? sqrt(x) : 0', [-1, 4])).toEqual([-Infinity, Infinity])
  })

  test('of exp, log and pow allow for an error in the last bit, and do not cross 0', () => {
    const [lower, upper] = bounds('exp(x)', [1, 2])
    expect(lower).toBeLessThan(Math.exp(1))
    expect(upper).toBeGreaterThan(Math.exp(2))
    expect(upper / Math.exp(2) - 1).toBeLessThan(1e-15)
    expect(bounds('exp(x)', [-2000, 0])).toEqual([0, 1])
  })
})
