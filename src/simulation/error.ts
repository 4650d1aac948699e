/** A simulation that cannot be carried out, and what to change about the scenario. */
export class SimulationError extends Error {
  override readonly name = 'SimulationError'
  readonly code: 'too-many-redrawn' | 'every-draw-impossible' | 'impact-not-finite'

  constructor(code: SimulationError['code'], message: string) {
    super(message)
    this.code = code
  }
}
