import { exp } from '../numeric/exp.ts'
import { type Operation, operationNames, operations } from './operations.ts'

export type Column = Float64Array<ArrayBufferLike>

/** Rows that one step handles: small enough that the machine's three columns stay in the processor's inner caches. */
export const blockLength = 1024

/** An operation over the first rows of the operands' columns. */
type Kernel = (rows: number) => void

/**
 * Three columns for the operands, and a loop for every operation, which writes its result into the first.
 *
 * The loops are closures of the function that makes the columns, which runs once. Compilers then treat the columns as
 * constants, and the loops run three times as fast as with columns as arguments, which more than pays for copying the
 * operands.
 */
export type Machine = ReturnType<typeof makeMachine>

let made: Machine | undefined

export function theMachine(): Machine {
  made ??= makeMachine()
  return made
}

function makeMachine() {
  const a = new Float64Array(blockLength)
  const b = new Float64Array(blockLength)
  const c = new Float64Array(blockLength)

  /**
   * Loops of their own for the operations that cost less than a function call. One loop that took the operation as an
   * argument would have to call it for every row: compilers cannot inline a function that changes.
   */
  const inlined: Partial<Record<Operation, Kernel>> = {
    add(rows) {
      for (let i = 0; i < rows; i++) a[i]! += b[i]!
    },
    subtract(rows) {
      for (let i = 0; i < rows; i++) a[i]! -= b[i]!
    },
    multiply(rows) {
      for (let i = 0; i < rows; i++) a[i]! *= b[i]!
    },
    divide(rows) {
      for (let i = 0; i < rows; i++) a[i]! /= b[i]!
    },
    negate(rows) {
      for (let i = 0; i < rows; i++) a[i] = -a[i]!
    },
    // With a NaN operand both comparisons are false, and the result is NaN.
    less(rows) {
      for (let i = 0; i < rows; i++) a[i] = a[i]! < b[i]! ? 1 : a[i]! >= b[i]! ? 0 : NaN
    },
    lessOrEqual(rows) {
      for (let i = 0; i < rows; i++) a[i] = a[i]! <= b[i]! ? 1 : a[i]! > b[i]! ? 0 : NaN
    },
    greater(rows) {
      for (let i = 0; i < rows; i++) a[i] = a[i]! > b[i]! ? 1 : a[i]! <= b[i]! ? 0 : NaN
    },
    greaterOrEqual(rows) {
      for (let i = 0; i < rows; i++) a[i] = a[i]! >= b[i]! ? 1 : a[i]! < b[i]! ? 0 : NaN
    },
    choose(rows) {
      for (let i = 0; i < rows; i++) {
        const condition = a[i]!
        a[i] = condition === 0 ? c[i]! : Number.isNaN(condition) ? condition : b[i]!
      }
    },
    min(rows) {
      for (let i = 0; i < rows; i++) a[i] = Math.min(a[i]!, b[i]!)
    },
    max(rows) {
      for (let i = 0; i < rows; i++) a[i] = Math.max(a[i]!, b[i]!)
    },
    exp(rows) {
      for (let i = 0; i < rows; i++) a[i] = exp(a[i]!)
    },
    clamp(rows) {
      for (let i = 0; i < rows; i++) {
        const low = b[i]!
        const high = c[i]!
        a[i] = low <= high ? Math.min(Math.max(a[i]!, low), high) : NaN
      }
    },
  }

  function called({ scalar }: (typeof operations)[Operation]): Kernel {
    return (rows) => {
      for (let i = 0; i < rows; i++) a[i] = scalar(a[i]!, b[i]!, c[i]!)
    }
  }

  function addNumber(rows: number, x: number): void {
    for (let i = 0; i < rows; i++) a[i]! += x
  }

  function multiplyBy(rows: number, x: number): void {
    for (let i = 0; i < rows; i++) a[i]! *= x
  }

  /** `clamp` between two constants, low ≤ high: the usual case, in a third of the time of the general loop. */
  function clampBetween(rows: number, low: number, high: number): void {
    for (let i = 0; i < rows; i++) {
      const x = a[i]!
      // Gives the same as the scalar for NaN and −0 too.
      a[i] = x > low ? (x <= high ? x : high) : x <= low ? low : x
    }
  }

  return {
    ...{ a, b, c, clampBetween, addNumber, multiplyBy },
    /** The kernel of every operation, by opcode. */
    kernels: operationNames.map((name): Kernel => inlined[name] ?? called(operations[name])),
  }
}

export const addCode: number = /* @__PURE__ */ operationNames.indexOf('add')
export const multiplyCode: number = /* @__PURE__ */ operationNames.indexOf('multiply')
export const clampCode: number = /* @__PURE__ */ operationNames.indexOf('clamp')
