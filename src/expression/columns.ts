import { blockLength, type Column, clampCode, theMachine } from './kernels.ts'
import { operandCounts, type Program, pushNumber, pushSymbol } from './program.ts'

/** A value that is held: one number for all rows, or a column of the block's rows. */
type Held = number | Column

/** Columns to put results aside into, by level; they outlive a program, and grow with the deepest. */
const aside: Column[] = []

/**
 * Evaluates a program over whole columns: row i of `out` from row i of every column.
 *
 * The same bits as `evaluate` row by row, at a fraction of the time.
 *
 * @param out where the values go; may be one of the columns.
 * @param columns one for each symbol given to `compile`, in that order.
 * @param length how many rows, at most the shortest column's.
 */
export function evaluateInto(
  out: Column,
  program: Program,
  columns: readonly Column[],
  length: number,
): void {
  for (let start = 0; start < length; start += blockLength)
    runBlock(out, program, columns, start, Math.min(blockLength, length - start))
}

function runBlock(
  out: Column,
  { code, numbers }: Program,
  columns: readonly Column[],
  start: number,
  rows: number,
): void {
  const { a, b, c, kernels, clampBetween } = theMachine()
  const held: Held[] = []
  for (let at = 0; at < code.length; at += 2) {
    const opcode = code[at]!
    const argument = code[at + 1]!
    if (opcode === pushNumber) held.push(numbers[argument]!)
    else if (opcode === pushSymbol) held.push(columns[argument]!.subarray(start, start + rows))
    else {
      const operands = held.splice(held.length - operandCounts[opcode]!)
      // the last result is in `a`, where the next one goes
      held.forEach((value, level) => {
        if (value !== a) return
        aside[level] ??= new Float64Array(blockLength)
        aside[level].set(a)
        held[level] = aside[level]
      })
      const [first, second, third] = operands as [Held, Held?, Held?]
      const limited = opcode === clampCode && typeof second === 'number' && typeof third === 'number'
      if (third !== undefined && !limited) load(c, third)
      if (second !== undefined && !limited) load(b, second)
      if (first !== a) load(a, first)
      if (limited && second <= third) clampBetween(rows, second, third)
      else {
        if (limited) a.fill(Number.NaN)
        else kernels[opcode]!(rows)
      }
      held.push(a)
    }
  }
  const result = held[0]!
  if (typeof result === 'number') out.fill(result, start, start + rows)
  else out.set(result === a ? a.subarray(0, rows) : result, start)
}

function load(into: Column, value: Held): void {
  if (typeof value === 'number') into.fill(value)
  else into.set(value)
}
