import { exp } from '../numeric/exp.ts'
import { type Operation, operationNames, operations } from './operations.ts'

export type Column = Float64Array<ArrayBufferLike>

/** Rows in a block: few enough that the columns of a machine stay in the processor's cache. */
export const blockLength = 1024

/** An operation over the first rows of the operands' columns. */
type Kernel = (rows: number) => void

/**
 * Three columns for operands, and a loop for every operation, which writes its result into the first.
 *
 * There is one machine, and its loops are closures over its columns. Engines then treat the columns as constants, and the
 * loops run three times as fast as with columns for arguments, even though operands must be copied first.
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
   * A loop for each operation that costs less than a function call. A shared loop that took the operation as an argument
   * would have to call it for every row: an engine cannot inline an argument.
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
    // NaN is neither below nor at or above anything, and stays NaN
    less(rows) {
      for (let i = 0; i < rows; i++) a[i] = a[i]! < b[i]! ? 1 : a[i]! >= b[i]! ? 0 : Number.NaN
    },
    lessOrEqual(rows) {
      for (let i = 0; i < rows; i++) a[i] = a[i]! <= b[i]! ? 1 : a[i]! > b[i]! ? 0 : Number.NaN
    },
    greater(rows) {
      for (let i = 0; i < rows; i++) a[i] = a[i]! > b[i]! ? 1 : a[i]! <= b[i]! ? 0 : Number.NaN
    },
    greaterOrEqual(rows) {
      for (let i = 0; i < rows; i++) a[i] = a[i]! >= b[i]! ? 1 : a[i]! < b[i]! ? 0 : Number.NaN
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
        a[i] = low <= high ? Math.min(Math.max(a[i]!, low), high) : Number.NaN
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

  /** `clamp` between two numbers, low ≤ high: the common case, in a third of the time. */
  function clampBetween(rows: number, low: number, high: number): void {
    for (let i = 0; i < rows; i++) {
      const x = a[i]!
      // NaN stays NaN, and −0 gives what the scalar operation gives
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
