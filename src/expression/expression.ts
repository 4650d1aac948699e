import type { Operation } from './operations.ts'

/**
 * A checked arithmetic expression: numbers, symbols and operations, nothing else.
 *
 * What a parser hands over and everything else here reads. Constants (`pi`, `e`) are numbers by then and
 * unary plus is gone; operand counts are those of the operations table.
 */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'apply'; readonly operation: Operation; readonly operands: readonly Expression[] }
