import { ForkcastError } from './forkcastError.ts'
import { show } from './show.ts'

/** An argument of a call that is wrong. The message names it, what was received, and what it takes. */
export class OptionError extends ForkcastError {
  /** Tells it from other errors, also across copies of the package. */
  override readonly name = 'OptionError'
  /** The same for every error of this class. */
  readonly code = 'invalid-option'
  /** The name of the argument: `asOf`, `runs`. */
  readonly option: string
  /** What was given. */
  readonly received: unknown
  /** What it takes, in words. */
  readonly expected: string

  constructor(option: string, received: unknown, expected: string) {
    super(`${option}: expected ${expected}; received ${show(received)}`)
    this.option = option
    this.received = received
    this.expected = expected
  }
}

/** A whole number within limits, or an OptionError. */
export function wholeNumber(option: string, value: unknown, least: number, most: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
  throw new OptionError(option, value, `a whole number from ${least} to ${most}`)
}
