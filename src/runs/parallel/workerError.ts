import { ForkcastError } from '../../checking/forkcastError.ts'

/** Workers that could not do what they were told, through no fault of the scenario. */
export class WorkerError extends ForkcastError {
  /** Tells it from other errors, also across copies of the package. */
  override readonly name = 'WorkerError'
  /** What went wrong: stable, listed in the documentation. */
  readonly code: 'worker-lost' | 'worker-failed' | 'pool-closed'

  constructor(code: WorkerError['code'], message: string) {
    super(message)
    this.code = code
  }
}
