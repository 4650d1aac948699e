import type { TextKey } from '../../random/stream.ts'

/** What draws are moved towards: the prior, standard normal in every score, times W̄. */
export interface Target {
  /** For each score the key of its random numbers. */
  readonly keys: readonly TextKey[]
  /** Finds ln W̄ from columns of scores; −Infinity where they put a value out of range, or the evidence rules them out. */
  logWeight(out: Float64Array, scores: readonly Float64Array[]): void
}
