import { ForkcastError } from '../checking/forkcastError.ts'

/** A command line that makes no sense: what to write instead. */
export class UsageError extends ForkcastError {
  override readonly name = 'UsageError'
  /** Of every such error. */
  readonly code = 'wrong-command-line'
}
