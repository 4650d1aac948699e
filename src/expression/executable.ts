import { evaluateInto } from './columns.ts'
import type { Expression } from './expression.ts'
import type { Column } from './kernels.ts'
import { compile, evaluate, type Program } from './program.ts'

/**
 * A program together with the functions that evaluate it. Code that calls them imports no evaluator, so a bundle for
 * scenarios without expressions contains none.
 *
 * The functions are not enumerable. `structuredClone` copies the plain program to a worker, which adds them again.
 */
export interface Executable extends Program {
  /** For one value of each symbol, in the order given to `compile`. */
  readonly evaluate: (values: readonly number[]) => number
  /** Row by row of columns, one for each symbol; `out` may be one of them. */
  readonly evaluateInto: (out: Column, columns: readonly Column[], length: number) => void
}

/** An expression from a parser, with the compiler as a method. */
export type Parsed = Expression & {
  /** The program whose columns are the given symbols, in that order. Not enumerable. */
  readonly compile: (symbols: readonly string[]) => Executable
}

/** Adds `evaluateInto` to a program, in place. A worker needs only this one. */
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

/** Adds `compile` to a checked tree, in place. */
export function parsed(expression: Expression): Parsed {
  return Object.defineProperty(expression, 'compile', {
    value: (symbols: readonly string[]) => executable(compile(expression, symbols)),
  }) as Parsed
}
