import type { Locate } from '../checking/problem.ts'
import { recordsFrom } from '../records/check.ts'
import { type Parsed, RecordError } from '../records/recordError.ts'
import { caseKind } from './caseKind.ts'
import type { Cases } from './caseRow.ts'

/** Cases that are wrong, with every problem at once. */
export class CaseError extends RecordError {
  /** Tells it from other errors, also across copies of the package. */
  override readonly name = 'CaseError'
  /** Of every such error. */
  readonly code = 'invalid-cases'
}

/** Cases, or everything that is wrong with them. */
export type ParsedCases = Parsed<{
  /** The checked cases. */
  readonly cases: Cases
}>

/**
 * Checks cases by themselves: each row, and that no two have one name. Whether their ids exist is a question for a
 * scenario.
 */
export function casesFrom(rows: readonly unknown[], locate?: Locate): ParsedCases {
  const { rows: cases, problems } = recordsFrom(caseKind, rows, locate)
  return problems ? { problems } : { cases }
}
