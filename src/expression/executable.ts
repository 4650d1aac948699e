import { evaluateInto } from './columns.ts'
import type { Expression } from './expression.ts'
import type { Column } from './kernels.ts'
import { compile, evaluate, type Program } from './program.ts'

/**
 * A program that evaluates itself, so that whoever holds one needs no evaluator: a scenario without expressions is
 * read, updated and simulated without any of it.
 *
 * What evaluates is not enumerable. A copy that crosses to a worker is the plain program, and is given it there.
 */
export interface Executable extends Program {
  /** For one value of each symbol, in the order given to `compile`. */
  readonly evaluate: (values: readonly number[]) => number
  /** Row by row of columns, one for each symbol; `out` may be one of them. */
  readonly evaluateInto: (out: Column, columns: readonly Column[], length: number) => void
}

/** An expression that a parser has read, and that makes its own programs. */
export type Parsed = Expression & {
  /** The program whose columns are the given symbols, in that order. Not enumerable. */
  readonly compile: (symbols: readonly string[]) => Executable
}

/** Adds to a program, in place, what evaluates it in columns: all that a worker does with one. */
export function inColumns<P extends Program>(program: P): P & Pick<Executable, 'evaluateInto'> {
  return Object.defineProperty(program, 'evaluateInto', {
    value: (out: Column, columns: readonly Column[], length: number) =>
      evaluateInto(out, program, columns, length),
  }) as P & Pick<Executable, 'evaluateInto'>
}

function executable(program: Program): Executable {
  const value = (values: readonly number[]) => evaluate(program, values)
  return inColumns(Object.defineProperty(program, 'evaluate', { value }) as Executable)
}

/** Adds to a checked tree, in place, what compiles it. */
export function parsed(expression: Expression): Parsed {
  return Object.defineProperty(expression, 'compile', {
    value: (symbols: readonly string[]) => executable(compile(expression, symbols)),
  }) as Parsed
}
