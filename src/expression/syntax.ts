import { ForkcastError } from '../checking/forkcastError.ts'
import type { Parsed } from './executable.ts'

/**
 * Turns source text such as `0.1 + 0.5*pressure` into an expression, or throws an `ExpressionSyntaxError`.
 *
 * `forkcast` contains neither a parser nor an evaluator. `forkcast/expressions` has both; `defineScenario` takes its parser
 * as an argument for literals with expressions.
 */
export type ExpressionParser = (source: string) => Parsed

/** Thrown by a parser for text that is not an expression; the message says the rule and how to correct the text. */
export class ExpressionSyntaxError extends ForkcastError {
  /** Identifies the error even where two copies of the package are loaded and `instanceof` fails. */
  override readonly name = 'ExpressionSyntaxError'
  /** The same for every such error. */
  readonly code = 'expression-syntax'
  /** The place in the source, in UTF-16 units from 0. */
  readonly offset: number
  /** What would have been valid there, in a few words. */
  readonly expected: string

  constructor(message: string, offset: number, expected: string) {
    super(message)
    this.offset = offset
    this.expected = expected
  }
}
