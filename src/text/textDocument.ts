import type { Problem } from '../checking/problem.ts'
import type { Position } from './position.ts'

/** A value read from text, what is wrong with the text, and where each part of it was written. */
export interface TextDocument {
  /** Plain data; where there are problems, what could be read, good for finding more of them and nothing else. */
  readonly value: unknown
  readonly problems: readonly Problem[]
  /**
   * Where a path of the value is written, its value by default; where it is not, its nearest ancestor that is.
   * Undefined when the text could not be read at all.
   */
  locate(path: readonly (string | number)[], part?: 'key' | 'value'): Position | undefined
}
