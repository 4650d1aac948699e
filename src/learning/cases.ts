import { ForkcastError } from '../checking/forkcastError.ts'
import type { Locate, Problem } from '../checking/problem.ts'
import { formatProblem } from '../checking/problem.ts'
import { show } from '../checking/show.ts'
import { type RowPosition, rowCollector } from '../events/log.ts'
import { type CaseRow, type Cases, caseData } from './caseRow.ts'
import { checkCase } from './checkCase.ts'

/** Cases that are wrong, with every problem at once. */
export class CaseError extends ForkcastError {
  /** Tells it from other errors, also across copies of the package. */
  override readonly name = 'CaseError'
  /** Of every such error. */
  readonly code = 'invalid-cases'
  /** All that were found, up to a hundred; the last one counts the others. */
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[], file?: string) {
    super(problems.map((problem) => formatProblem(problem, file)).join('\n'))
    this.problems = problems
  }
}

/** Cases, or everything that is wrong with them. */
export type ParsedCases =
  | {
      /** The checked cases. */
      readonly cases: Cases
      /** There are none. */
      readonly problems?: undefined
    }
  | {
      /** There are none. */
      readonly cases?: undefined
      /** All that were found, up to a hundred; the last one counts the others. */
      readonly problems: readonly Problem[]
    }

const positionOf: RowPosition = (row) => {
  const { line, textColumn } = caseData(row) ?? {}
  return line === undefined || textColumn === undefined ? undefined : { line, column: textColumn }
}

/** Collects what is wrong with cases, each with its place. */
export function caseCollector(rows: readonly unknown[], locate?: Locate) {
  return rowCollector(rows, locate, positionOf)
}

/**
 * Checks cases by themselves: each row, and that no two have one name. Whether their ids exist is a question for a
 * scenario.
 */
export function casesFrom(rows: readonly unknown[], locate?: Locate): ParsedCases {
  const { problems, report } = caseCollector(rows, locate)
  const checked = Array.from(rows, (row, index) =>
    caseData(row) ? (row as CaseRow) : checkCase(row, index, report, locate?.([index])),
  )
  const first = new Map<string, number>()
  for (const [index, row] of checked.entries()) {
    if (!row) continue
    const earlier = first.get(row.case)
    if (earlier === undefined) first.set(row.case, index)
    else
      report(
        'duplicate-case',
        index,
        'case',
        `row ${earlier + 1} has the name ${show(row.case)} already; a case is one row, or give it another name`,
        { received: row.case },
      )
  }
  // without a problem every row has passed
  return problems.length > 0 ? { problems } : { cases: Object.freeze(checked as CaseRow[]) }
}
