import { ForkcastError } from '../../checking/forkcastError.ts'

/** Parts of a simulation that cannot be joined: which of them, and what is wrong. */
export class PartError extends ForkcastError {
  /** Tells it from other errors, also across copies of the package. */
  override readonly name = 'PartError'
  /** What is wrong: stable, listed in the documentation. */
  readonly code:
    | 'no-part'
    | 'part-version'
    | 'part-damaged'
    | 'different-work'
    | 'repeated-blocks'
    | 'missing-blocks'

  constructor(code: PartError['code'], message: string) {
    super(message)
    this.code = code
  }
}
