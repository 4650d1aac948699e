import type { Expression } from './expression.ts'
import { type Operation, operationNames, operations } from './operations.ts'

/**
 * An expression as plain numbers in postfix order. structuredClone copies it whole, so that it can be sent to a worker.
 *
 * Each step is two numbers of `code`: an opcode and its argument (the index of a constant or of a column, else 0).
 */
export interface Program {
  readonly code: Int32Array
  readonly numbers: Float64Array
  /** The greatest height of the stack. */
  readonly depth: number
}

export const pushNumber = -1
export const pushSymbol = -2

/** The number of operands of a step, by opcode: 2 for `min` and `max`, which `compile` folds. */
export const operandCounts: readonly number[] = /* @__PURE__ */ operationNames.map((name) => {
  const { maxOperands } = operations[name]
  return maxOperands === Infinity ? 2 : maxOperands
})

const scalars = /* @__PURE__ */ operationNames.map((name) => operations[name].scalar)

/**
 * Turns a checked tree into a program whose columns are the given symbols, in that order.
 *
 * For expressions that are evaluated many times: by `evaluate` for one value of each symbol, by `evaluateInto` for columns.
 *
 * @param symbols every symbol of the expression; others may be among them.
 * @throws RangeError when a symbol of the expression is not given.
 * @example evaluate(compile(parseExpression('x - 2*y'), ['x', 'y']), [10, 1]) // 8
 */
export function compile(expression: Expression, symbols: readonly string[]): Program {
  const column = new Map(symbols.map((name, index) => [name, index]))
  const code: number[] = []
  const numbers: number[] = []
  let height = 0
  let depth = 0
  const push = (opcode: number, argument: number): void => {
    code.push(opcode, argument)
    height++
    depth = Math.max(depth, height)
  }
  const apply = (operation: Operation, operands: number): void => {
    code.push(operationNames.indexOf(operation), 0)
    height -= operands - 1
  }
  const visit = (node: Expression): void => {
    if (node.kind === 'number') push(pushNumber, numbers.push(node.value) - 1)
    else if (node.kind === 'symbol') {
      const index = column.get(node.name)
      if (index === undefined)
        throw new RangeError(
          `The expression needs a column for '${node.name}'; given are: ${symbols.join(', ')}`,
        )
      push(pushSymbol, index)
    } else {
      // min and max of many operands are folded from the left, two at a time, so that every opcode has one operand count.
      const folded = operations[node.operation].maxOperands === Infinity
      node.operands.forEach((operand, index) => {
        visit(operand)
        if (folded && index > 0) apply(node.operation, 2)
      })
      if (!folded) apply(node.operation, node.operands.length)
    }
  }
  visit(expression)
  return { code: Int32Array.from(code), numbers: Float64Array.from(numbers), depth }
}

/**
 * The value of a program for one value of each symbol, in the order given to `compile`.
 *
 * @param values one double for each symbol given to `compile`.
 * @returns a double, infinite where the arithmetic overflows; NaN where the arithmetic has no answer (log(-1), 0/0, clamp with its limits reversed).
 */
export function evaluate(program: Program, values: readonly number[]): number {
  const { code, numbers, depth } = program
  const stack = new Float64Array(depth)
  let top = -1
  for (let at = 0; at < code.length; at += 2) {
    const opcode = code[at]!
    const argument = code[at + 1]!
    if (opcode === pushNumber) stack[++top] = numbers[argument]!
    else if (opcode === pushSymbol) stack[++top] = values[argument]!
    else {
      top -= operandCounts[opcode]! - 1
      stack[top] = scalars[opcode]!(stack[top]!, stack[top + 1]!, stack[top + 2]!)
    }
  }
  return stack[0]!
}
