import type { Problem } from '../checking/problem.ts'
import type { Position } from './position.ts'

/** A value read from text, the problems of the text, and the place of each part. */
export interface TextDocument {
  /** Plain data. If there are problems it is incomplete, and only of use for finding more of them. */
  readonly value: unknown
  readonly problems: readonly Problem[]
  /**
   * The place of a path in the text: of its value, or of its key. For a path that is not in the text, the place of its
   * nearest ancestor. Undefined when the text could not be read at all.
   */
  locate(path: readonly (string | number)[], part?: 'key' | 'value'): Position | undefined
}
