import type { Operation } from './operations.ts'

/**
 * A checked arithmetic expression: numbers, symbols and operations, nothing else.
 *
 * A parser makes it, and all other code reads it. The parser has replaced constants (`pi`, `e`) by numbers, dropped
 * unary plus, and checked operand counts against the operations table.
 */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'apply'; readonly operation: Operation; readonly operands: readonly Expression[] }
