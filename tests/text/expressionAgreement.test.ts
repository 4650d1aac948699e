import fc from 'fast-check'
import { all, create } from 'mathjs/number'
import { expect, test } from 'vitest'
import { compile, evaluate } from '../../src/expression/program.ts'
import { parseExpression } from '../../src/text/expressionParser.ts'

/**
 * The evaluator of mathjs is the second implementation. It is configured to compare exactly, as ours does, and clamp,
 * which it lacks, is added.
 */
const mathjs = create(all!, { relTol: Number.MIN_VALUE, absTol: Number.MIN_VALUE })
const clamp = (x: number, low: number, high: number): number => Math.min(Math.max(x, low), high)

/** Sources of valid expressions whose value is finite: arguments are kept where a function has a value. */
const source: fc.Arbitrary<string> = fc.letrec<{ any: string }>((tie) => {
  const any = tie('any')
  const binary = (operator: string) => fc.tuple(any, any).map(([a, b]) => `(${a}) ${operator} (${b})`)
  return {
    any: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.constantFrom('x', 'y', 'z', 'pi', 'e', '2', '0.1', '.75', '3e-1', '1.5E1'),
      fc.constantFrom(
        'x + y*z',
        'x - y - z',
        '-x^2',
        '2^-x',
        'x*y/2*z',
        '-x + -y',
        '- -z',
        '+x',
        'x < y ? y : z',
      ),
      ...['+', '-', '*', '<', '<=', '>', '>=', '==', '!='].map(binary),
      fc.tuple(any, any).map(([a, b]) => `(${a})/(abs(${b}) + 0.5)`),
      fc.tuple(any, any).map(([a, b]) => `(abs(${a}) + 0.25)^clamp(${b}, -2, 2)`),
      fc.tuple(any, any).map(([a, b]) => `pow( abs(${a}) + 0.25 , clamp(${b}, -2, 2) )`),
      fc.tuple(any, any, any).map(([a, b, c]) => `(${a}) ? (${b}) : (${c})`),
      fc.tuple(any, any, any).map(([a, b, c]) => `((${a}) > (${b}) ? (${b}): ${c})`),
      fc.tuple(any, any, any).map(([a, b, c]) => `max(${a}, ${b}, ${c})`),
      fc.tuple(any, any).map(([a, b]) => `min(${a},${b})`),
      any.map((a) => `clamp(${a}, 0, 1)`),
      any.map((a) => `sqrt(abs(${a}))`),
      any.map((a) => `exp(clamp(${a}, -3, 3))`),
      any.map((a) => `log(abs(${a}) + 0.5)`),
      any.map((a) => `floor(${a})`),
      any.map((a) => `ceil(${a})`),
      any.map((a) => `round(${a})`),
      any.map((a) => `-(${a})`),
    ),
  }
}).any

test('our evaluator and that of mathjs agree on valid expressions', () => {
  // steps of a thousandth: mathjs calls two numbers equal that lie within the smallest double of each other
  const number = fc.integer({ min: -3000, max: 3000 }).map((thousandths) => thousandths / 1000)
  let compared = 0
  fc.assert(
    fc.property(
      source.filter((text) => text.length <= 1000 && depthOf(text) <= 64),
      fc.tuple(number, number, number),
      (text, [x, y, z]) => {
        const ours = evaluate(compile(parseExpression(text), ['x', 'y', 'z']), [x, y, z])
        const theirs = Number(mathjs.evaluate(text, { x, y, z, clamp }))
        compared++
        // exp, log and pow differ in the last bit, and sums of terms that cancel magnify it
        expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(1e-11 * Math.max(1, Math.abs(theirs)))
      },
    ),
    { seed: 4, numRuns: 2000 },
  )
  expect(compared).toBe(2000)
})

function depthOf(text: string): number {
  let depth = 0
  let most = 0
  for (const character of text) {
    if (character === '(') most = Math.max(most, ++depth)
    else if (character === ')') depth--
  }
  return most
}
