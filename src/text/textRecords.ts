import type { Problem } from '../checking/problem.ts'
import type { Position } from './position.ts'

/** The rows of an event log as text gave them, what is wrong with the text, and where each was written. */
export interface TextRecords {
  /**
   * One for each data row, so that a row's number is its index plus one; a row that could not be read is empty.
   * Where there are problems, the records are good for finding more of them and nothing else.
   */
  readonly records: readonly Readonly<Record<string, unknown>>[]
  readonly problems: readonly Problem[]
  /** Where a record (0-based) or one of its keys is written; the record where the key is not; else undefined. */
  locate(record: number, key?: string): Position | undefined
}
