import { ForkcastError } from '../checking/forkcastError.ts'

/** The command line is wrong; the message says what to write instead. */
export class UsageError extends ForkcastError {
  override readonly name = 'UsageError'
  /** The same for every error of this class. */
  readonly code = 'wrong-command-line'
}
