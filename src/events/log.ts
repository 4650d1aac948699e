import type { Locate, Problem } from '../scenario/problem.ts'
import { capProblems, formatProblem } from '../scenario/problem.ts'
import { checkRow } from './checkRow.ts'
import type { EventLog, EventRow } from './row.ts'
import { rowData } from './row.ts'

/** A log that is wrong, with every problem at once. */
export class EventError extends Error {
  override readonly name = 'EventError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[], file?: string) {
    super(problems.map((problem) => formatProblem(problem, file)).join('\n'))
    this.problems = problems
  }
}

export type ParsedEvents =
  | { readonly log: EventLog; readonly problems?: undefined }
  | { readonly log?: undefined; readonly problems: readonly Problem[] }

/** Notes a problem of one row: `row 4: credence`. */
export type RowReport = (
  code: string,
  index: number,
  key: string | undefined,
  message: string,
  details?: { readonly received?: unknown; readonly expected?: string },
) => void

/** A report that knows where rows came from: by their own positions, else by `locate`. */
export function rowCollector(
  rows: readonly unknown[],
  locate?: Locate,
): { readonly problems: Problem[]; readonly report: RowReport } {
  const problems: Problem[] = []
  const report: RowReport = (code, index, key, message, details) => {
    const row = rows[index]
    const data = typeof row === 'object' && row !== null ? rowData(row as EventRow) : undefined
    const own = data?.line === undefined ? undefined : { line: data.line, column: data.column as number }
    const position = locate?.(key === undefined ? [index] : [index, key]) ?? own
    problems.push({
      code,
      message,
      path: `row ${index + 1}${key === undefined ? '' : `: ${key}`}`,
      ...position,
      ...details,
    })
  }
  return { problems, report }
}

/** Checks rows of any origin; those that carry their data already are not checked again. */
export function checkRows(rows: readonly unknown[], report: RowReport, locate?: Locate): EventRow[] {
  const checked: EventRow[] = []
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]
    if (typeof row === 'object' && row !== null && rowData(row as EventRow)) checked.push(row as EventRow)
    else {
      const fresh = checkRow(
        row,
        index,
        (code, path, message, details) => {
          const key = path.length > 1 ? String(path[1]) : undefined
          const { part: _, ...rest } = details ?? {}
          report(code, index, key, message, rest)
        },
        locate?.([index]),
      )
      if (fresh) checked.push(fresh)
    }
  }
  return checked
}

/**
 * Checks the rows of one log by themselves: each row, and that rows of one event agree. Whether its signals
 * exist is a question for a scenario.
 */
export function eventsFrom(rows: readonly unknown[], locate?: Locate): ParsedEvents {
  const { problems, report } = rowCollector(rows, locate)
  const log = checkRows(rows, report, locate)
  if (problems.length === 0) checkAgreement(log, report)
  return problems.length > 0 ? { problems: capProblems(problems) } : { log: Object.freeze(log) }
}

/** Rows of one event must agree in signal, observed and strength, ignored or not. */
export function checkAgreement(log: readonly EventRow[], report: RowReport): void {
  const first = new Map<string, number>()
  for (let index = 0; index < log.length; index++) {
    const row = log[index] as EventRow
    if (row.event === undefined) continue
    const earlier = first.get(row.event)
    if (earlier === undefined) {
      first.set(row.event, index)
      continue
    }
    const other = log[earlier] as EventRow
    for (const key of ['signal', 'observed', 'strength'] as const) {
      const here = key === 'signal' ? row.signal : rowData(row)?.[key]
      const there = key === 'signal' ? other.signal : rowData(other)?.[key]
      if (here !== there)
        report(
          'event-disagrees',
          index,
          key,
          `the event "${row.event}" has ${key} ${there} in row ${earlier + 1} and ${here} here; rows of one event report the same thing`,
          {
            received: here,
            expected: String(there),
          },
        )
    }
  }
}
