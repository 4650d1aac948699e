import type { Problem } from '../checking/problem.ts'
import type { Position } from './position.ts'

/** The rows of a table read from text, the problems of the text, and the place of each row. */
export interface TextRecords {
  /**
   * One record for each data row: a row's number is its index plus one. A row that could not be read is an empty record.
   * If there are problems, the records are only of use for finding more of them.
   */
  readonly records: readonly Readonly<Record<string, unknown>>[]
  readonly problems: readonly Problem[]
  /** The place of a key of a record (0-based), or of the record if the key is not in the text; undefined if neither is. */
  locate(record: number, key?: string): Position | undefined
}
