import type { Operation } from './operations.ts'

/**
 * A checked arithmetic expression: numbers, symbols and operations, nothing else.
 *
 * A parser makes it, and everything else here reads it. The parser has already replaced constants (`pi`, `e`) by numbers,
 * dropped unary plus, and checked the number of operands against the operations table.
 */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'apply'; readonly operation: Operation; readonly operands: readonly Expression[] }
