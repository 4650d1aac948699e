import { ForkcastError } from '../checking/forkcastError.ts'
import type { Parsed } from './executable.ts'

/**
 * Turns source text such as `0.1 + 0.5*pressure` into an expression, or throws an `ExpressionSyntaxError`.
 *
 * `defineScenario` takes it as an option, for a literal with expressions. The parser and the evaluator are in
 * `forkcast/expressions`, so that other programs do not bundle them.
 */
export type ExpressionParser = (source: string) => Parsed

/** The error for text that is not an expression; its message names the rule and says what to write instead. */
export class ExpressionSyntaxError extends ForkcastError {
  /** The class's name, which tells it from other errors even where two copies of the package are loaded. */
  override readonly name = 'ExpressionSyntaxError'
  /** The same for every such error. */
  readonly code = 'expression-syntax'
  /** The place in the source, in UTF-16 units from 0. */
  readonly offset: number
  /** What should stand there, in a few words. */
  readonly expected: string

  constructor(message: string, offset: number, expected: string) {
    super(message)
    this.offset = offset
    this.expected = expected
  }
}
