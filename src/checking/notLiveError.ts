import { ForkcastError } from './forkcastError.ts'

/** The argument is not a live object of forkcast, but a copy of one, its JSON, or something else such as `{}`. */
export class NotLiveError extends ForkcastError {
  /** Tells it from other errors, also across copies of the package. */
  override readonly name = 'NotLiveError'
  /** Which kind of live object is missing: stable, listed in docs/errors.md. */
  readonly code: 'no-live-scenario' | 'no-live-forecast' | 'no-live-pool'

  constructor(code: NotLiveError['code'], message: string) {
    super(message)
    this.code = code
  }
}
