import { caseKind } from '../learning/caseKind.ts'
import type { Cases } from '../learning/caseRow.ts'
import { CaseError, casesFrom, type ParsedCases } from '../learning/cases.ts'
import { checkedRecords } from './checkedRecords.ts'

/**
 * Reads past cases from CSV, JSON Lines or a JSON array, or returns all their problems.
 *
 * Each row is checked by itself. `learn` checks whether its ids exist in the scenario.
 *
 * @param text one case a row, with the columns case, leaf, branch, outcome, weight, seen, absent, days, source, note, and
 *   any that begin with `x-`. In CSV `seen` and `absent` hold ids with spaces or | between them, in JSON they are lists.
 * @returns `{ cases }`, or `{ problems }` with code, message, path (`row 4: leaf`), line and column.
 * @example
 * parseCases('case,leaf\nEasthaven 2011,').problems?.[0]?.code // 'case-place'
 */
export function parseCases(text: string): ParsedCases {
  return checkedRecords(text, caseKind, casesFrom)
}

/**
 * Reads past cases from CSV, JSON Lines or a JSON array.
 *
 * @param text one case a row.
 * @returns a read-only array of cases, for `learn`; it can be filtered and concatenated.
 * @throws CaseError holding every problem, each with its line and column.
 * @example
 * readCases('case,leaf,seen\nEasthaven 2011,resigns,denial strike*2')[0]?.seen // ['denial', 'strike*2']
 */
export function readCases(text: string): Cases {
  const { cases, problems } = parseCases(text)
  if (problems) throw new CaseError(problems)
  return cases
}
