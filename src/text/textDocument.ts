import type { Problem } from '../checking/problem.ts'
import type { Position } from './position.ts'

/** A value read from text, the problems of the text, and the place of each part. */
export interface TextDocument {
  /** Plain data. With problems it holds what could be read, which is only good for finding further problems. */
  readonly value: unknown
  readonly problems: readonly Problem[]
  /**
   * The position of a path of the value: of the value there (default) or of its key. If the text does not contain the
   * path, the position of its nearest ancestor. Undefined if the text could not be read at all.
   */
  locate(path: readonly (string | number)[], part?: 'key' | 'value'): Position | undefined
}
