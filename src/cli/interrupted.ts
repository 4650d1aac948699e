import { ForkcastError } from '../checking/forkcastError.ts'

/** The user pressed Ctrl-C. */
export class Interrupted extends ForkcastError {
  override readonly name = 'Interrupted'
  /** The same for every error of this class. */
  readonly code = 'interrupted'

  constructor() {
    super('interrupted')
  }
}
