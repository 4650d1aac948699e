import { ForkcastError } from '../checking/forkcastError.ts'

/** The user has had enough. */
export class Interrupted extends ForkcastError {
  override readonly name = 'Interrupted'
  /** Of every such error. */
  readonly code = 'interrupted'

  constructor() {
    super('interrupted')
  }
}
