/** The draws as they are moved: normal scores by coordinate, and ln W̄ of each draw. */
export interface Population {
  readonly scores: readonly Float64Array[]
  readonly logWeight: Float64Array
}

export function emptyPopulation(dimensions: number, draws: number): Population {
  return {
    scores: Array.from({ length: dimensions }, () => new Float64Array(draws)),
    logWeight: new Float64Array(draws),
  }
}
