import { ForkcastError } from '../checking/forkcastError.ts'
import type { Parsed } from './executable.ts'

/**
 * Turns source text such as `0.1 + 0.5*pressure` into an expression, or throws an `ExpressionSyntaxError`.
 *
 * The kernel knows no parser, and nothing that evaluates: `forkcast/expressions` has both, and a literal with expressions is
 * given it as an argument.
 */
export type ExpressionParser = (source: string) => Parsed

/** What a parser throws at text that is not an expression; the message says the rule and the way out. */
export class ExpressionSyntaxError extends ForkcastError {
  /** Tells it from other errors, also across copies of the package. */
  override readonly name = 'ExpressionSyntaxError'
  /** Of every such error. */
  readonly code = 'expression-syntax'
  /** Where in the source, counted in UTF-16 units from 0. */
  readonly offset: number
  /** What would have been right there, in a few words. */
  readonly expected: string

  constructor(message: string, offset: number, expected: string) {
    super(message)
    this.offset = offset
    this.expected = expected
  }
}
