import { ForkcastError } from '../checking/forkcastError.ts'

/** A simulation that cannot be carried out, and what to change about the scenario. */
export class SimulationError extends ForkcastError {
  /** Tells it from other errors, also across copies of the package. */
  override readonly name = 'SimulationError'
  /** What went wrong: stable, listed in the documentation. */
  readonly code: 'too-many-redrawn' | 'every-draw-impossible' | 'impact-not-finite'

  constructor(code: SimulationError['code'], message: string) {
    super(message)
    this.code = code
  }
}

export function everyDrawImpossible(): SimulationError {
  return new SimulationError(
    'every-draw-impossible',
    'the evidence rules out every leaf in every draw of the parameters',
  )
}
