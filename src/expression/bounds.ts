import type { Expression } from './expression.ts'
import { type Interval, interval, partial } from './interval.ts'
import { narrowed } from './narrowing.ts'
import { operationBounds } from './operationBounds.ts'

/**
 * An interval that holds every value an expression can take while its symbols stay within theirs.
 *
 * `check` uses it to warn that a draw may leave its range. The interval can be too wide, never too narrow: a symbol that
 * occurs twice is treated as two symbols, and `x - x` over [0, 1] gives [-1, 1].
 *
 * @param expression a checked tree.
 * @param boundsOfSymbol the support of each symbol, closed; an infinite end is a limit.
 * @returns lower and upper end; −Infinity and Infinity where some part of the expression has no value for a whole range
 *   of its symbols (the square root of negative numbers).
 * @example boundsOf(parseExpression('0.1 + 0.5*x'), () => [0, 1]) // [0.1, 0.6]
 * Source: R. E. Moore, Interval Analysis, Prentice-Hall 1966, chapter 2.
 */
export function boundsOf(
  expression: Expression,
  boundsOfSymbol: (name: string) => readonly [number, number],
): readonly [number, number] {
  const { lower, upper, total } = intervalOf(expression, boundsOfSymbol)
  // + 0 turns −0 into 0
  return total ? [lower + 0, upper + 0] : [partial.lower, partial.upper]
}

function intervalOf(node: Expression, boundsOfSymbol: (name: string) => readonly [number, number]): Interval {
  if (node.kind === 'number') return interval(node.value, node.value)
  if (node.kind === 'symbol') return interval(...boundsOfSymbol(node.name))
  const bounds = operationBounds[node.operation]
  const operands = node.operands.map((operand, index) =>
    intervalOf(
      operand,
      node.operation === 'choose' && index > 0
        ? narrowed(node.operands[0]!, index === 1, boundsOfSymbol)
        : boundsOfSymbol,
    ),
  )
  if (node.operation === 'min' || node.operation === 'max')
    return operands.reduce((left, right) => bounds(left, right, right))
  return bounds(operands[0]!, operands[1] ?? operands[0]!, operands[2] ?? operands[0]!)
}
