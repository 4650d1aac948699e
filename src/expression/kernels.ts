import { type Operation, operations } from './operations.ts'

export type Column = Float64Array<ArrayBufferLike>

/** An operation over a block: row i of `out` from the operands' rows `from + i`; unused operands repeat another. */
export type Kernel = (
  out: Column,
  rows: number,
  a: Column,
  fromA: number,
  b: Column,
  fromB: number,
  c: Column,
  fromC: number,
) => void

/**
 * Loops of their own for the operations that cost less than a call. One loop that took the operation as an argument
 * would call it, since no compiler can inline what differs from call to call.
 */
const inlined: Partial<Record<Operation, Kernel>> = {
  add(out, rows, a, fromA, b, fromB) {
    for (let i = 0; i < rows; i++) out[i] = a[fromA + i]! + b[fromB + i]!
  },
  subtract(out, rows, a, fromA, b, fromB) {
    for (let i = 0; i < rows; i++) out[i] = a[fromA + i]! - b[fromB + i]!
  },
  multiply(out, rows, a, fromA, b, fromB) {
    for (let i = 0; i < rows; i++) out[i] = a[fromA + i]! * b[fromB + i]!
  },
  divide(out, rows, a, fromA, b, fromB) {
    for (let i = 0; i < rows; i++) out[i] = a[fromA + i]! / b[fromB + i]!
  },
  negate(out, rows, a, fromA) {
    for (let i = 0; i < rows; i++) out[i] = -a[fromA + i]!
  },
  // NaN is neither below nor at or above anything, and stays NaN
  less(out, rows, a, fromA, b, fromB) {
    for (let i = 0; i < rows; i++) {
      const x = a[fromA + i]!
      const y = b[fromB + i]!
      out[i] = x < y ? 1 : x >= y ? 0 : Number.NaN
    }
  },
  lessOrEqual(out, rows, a, fromA, b, fromB) {
    for (let i = 0; i < rows; i++) {
      const x = a[fromA + i]!
      const y = b[fromB + i]!
      out[i] = x <= y ? 1 : x > y ? 0 : Number.NaN
    }
  },
  greater(out, rows, a, fromA, b, fromB) {
    for (let i = 0; i < rows; i++) {
      const x = a[fromA + i]!
      const y = b[fromB + i]!
      out[i] = x > y ? 1 : x <= y ? 0 : Number.NaN
    }
  },
  greaterOrEqual(out, rows, a, fromA, b, fromB) {
    for (let i = 0; i < rows; i++) {
      const x = a[fromA + i]!
      const y = b[fromB + i]!
      out[i] = x >= y ? 1 : x < y ? 0 : Number.NaN
    }
  },
  choose(out, rows, a, fromA, b, fromB, c, fromC) {
    for (let i = 0; i < rows; i++) {
      const condition = a[fromA + i]!
      out[i] = condition === 0 ? c[fromC + i]! : Number.isNaN(condition) ? condition : b[fromB + i]!
    }
  },
  min(out, rows, a, fromA, b, fromB) {
    for (let i = 0; i < rows; i++) out[i] = Math.min(a[fromA + i]!, b[fromB + i]!)
  },
  max(out, rows, a, fromA, b, fromB) {
    for (let i = 0; i < rows; i++) out[i] = Math.max(a[fromA + i]!, b[fromB + i]!)
  },
  clamp(out, rows, a, fromA, b, fromB, c, fromC) {
    for (let i = 0; i < rows; i++) {
      const low = b[fromB + i]!
      const high = c[fromC + i]!
      out[i] = low <= high ? Math.min(Math.max(a[fromA + i]!, low), high) : Number.NaN
    }
  },
}

function called({ scalar }: { readonly scalar: (a: number, b: number, c: number) => number }): Kernel {
  return (out, rows, a, fromA, b, fromB, c, fromC) => {
    for (let i = 0; i < rows; i++) out[i] = scalar(a[fromA + i]!, b[fromB + i]!, c[fromC + i]!)
  }
}

/** The kernel of every operation, by opcode. */
export const kernels: readonly Kernel[] = Object.entries(operations).map(
  ([name, operation]) => inlined[name as Operation] ?? called(operation),
)
