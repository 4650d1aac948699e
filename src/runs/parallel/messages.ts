import type { PackedTally } from '../packedTally.ts'
import type { Plan } from '../plan.ts'

/** Blocks [first, end) of a plan that a worker is told to play. */
export interface Order {
  /** Which plan: workers keep the last one. */
  readonly job: number
  /** Where the worker does not have it yet. */
  readonly plan?: Plan
  readonly first: number
  readonly end: number
}

/** What became of an order. */
export type Answer =
  | { readonly tally: PackedTally; readonly failure?: undefined }
  | { readonly tally?: undefined; readonly failure: Failure }

/** An error in plain values: classes do not cross. */
export interface Failure {
  readonly name: string
  readonly code: string | undefined
  readonly message: string
}
