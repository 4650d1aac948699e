import type { OutcomeId } from '../../scenario/idTypes.ts'

/** Anything with the probabilities of outcomes: a forecast, a simulation, or their JSON. */
export interface HasOutcomes {
  /** By outcome id. */
  readonly outcomes: Readonly<
    Record<
      string,
      {
        /** In [0, 1]. */
        readonly probability: number
      }
    >
  >
}

/**
 * The probabilities of a forecast or a simulation, by outcome id, in the form that scores and pools take.
 *
 * @param forecast from `update` or `simulate`, or their JSON.
 * @returns a record by outcome id; its type names the ids where the scenario was written as a literal.
 * @example
 * brierScore(outcomeProbabilities(forecast), 'forced') // 1.738915093462375
 */
export function outcomeProbabilities<Of extends HasOutcomes>(
  forecast: Of,
): { readonly [Id in OutcomeId<Of>]: number } {
  const entries = Object.entries(forecast.outcomes).map(([id, outcome]) => [id, outcome.probability])
  return Object.fromEntries(entries) as { readonly [Id in OutcomeId<Of>]: number }
}
