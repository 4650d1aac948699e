import { operationNames, operations } from './operations.ts'
import { operandsOf, type Program, pushNumber, pushSymbol } from './program.ts'

/** Rows a step handles at once: a few columns of this length stay in the first-level cache. */
const blockLength = 512

type Column = Float64Array<ArrayBufferLike>

/** Room for one program to work in; kept aside from it, because a program is what crosses to a worker. */
interface Scratch {
  /** One block for each value that can be held at once. */
  readonly slots: readonly Column[]
  /** What each level holds now, a slot or a block of a caller's column, and from which row on. */
  readonly held: Column[]
  readonly from: Int32Array
}

const scratches = new WeakMap<Program, Scratch>()

function scratchOf(program: Program): Scratch {
  const known = scratches.get(program)
  if (known) return known
  const slots = Array.from({ length: program.depth }, () => new Float64Array(blockLength))
  const scratch = { slots, held: [...slots], from: new Int32Array(program.depth) }
  scratches.set(program, scratch)
  return scratch
}

/**
 * Evaluates a program over whole columns: row i of `out` from row i of every column.
 *
 * The same bits as `evaluate` row by row, at a fraction of the time. Allocates on a program's first use only.
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
  const scratch = scratchOf(program)
  for (let start = 0; start < length; start += blockLength) {
    const rows = Math.min(blockLength, length - start)
    runBlock(scratch, program, columns, start, rows)
    const result = scratch.held[0]!
    const from = scratch.from[0]!
    for (let i = 0; i < rows; i++) out[start + i] = result[from + i]!
  }
}

function runBlock(
  { slots, held, from }: Scratch,
  { code, numbers }: Program,
  columns: readonly Column[],
  start: number,
  rows: number,
): void {
  let top = -1
  for (let at = 0; at < code.length; at += 2) {
    const opcode = code[at]!
    const argument = code[at + 1]!
    if (opcode === pushNumber) {
      held[++top] = slots[top]!.fill(numbers[argument]!, 0, rows)
      from[top] = 0
    } else if (opcode === pushSymbol) {
      held[++top] = columns[argument]!
      from[top] = start
    } else {
      const name = operationNames[opcode]!
      top -= operandsOf(name) - 1
      const out = slots[top]!
      const a = held[top]!
      const fromA = from[top]!
      // an operation of one operand reads this one again, and ignores it
      const b = held[top + 1] ?? a
      const fromB = from[top + 1] ?? fromA
      switch (name) {
        case 'add':
          for (let i = 0; i < rows; i++) out[i] = a[fromA + i]! + b[fromB + i]!
          break
        case 'subtract':
          for (let i = 0; i < rows; i++) out[i] = a[fromA + i]! - b[fromB + i]!
          break
        case 'multiply':
          for (let i = 0; i < rows; i++) out[i] = a[fromA + i]! * b[fromB + i]!
          break
        case 'divide':
          for (let i = 0; i < rows; i++) out[i] = a[fromA + i]! / b[fromB + i]!
          break
        default: {
          const { scalar } = operations[name]
          const c = held[top + 2] ?? b
          const fromC = from[top + 2] ?? fromB
          for (let i = 0; i < rows; i++) out[i] = scalar(a[fromA + i]!, b[fromB + i]!, c[fromC + i]!)
        }
      }
      held[top] = out
      from[top] = 0
    }
  }
}
