import { ForkcastError } from './forkcastError.ts'

/** What was given has lost what it was made of, or never was made by forkcast: a copy of a forecast, its JSON, `{}`. */
export class NotLiveError extends ForkcastError {
  /** Tells it from other errors, also across copies of the package. */
  override readonly name = 'NotLiveError'
  /** What is missing: stable, listed in the documentation. */
  readonly code: 'no-live-scenario' | 'no-live-forecast' | 'no-live-pool'

  constructor(code: NotLiveError['code'], message: string) {
    super(message)
    this.code = code
  }
}
