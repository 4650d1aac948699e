import { ForkcastError } from '../checking/forkcastError.ts'
import type { Locate, Problem } from '../checking/problem.ts'
import { adderTo, formatProblem } from '../checking/problem.ts'
import type { Message, Report } from '../checking/report.ts'
import { messageOf } from '../checking/report.ts'
import { show } from '../checking/show.ts'
import { checkRow } from './checkRow.ts'
import type { EventLog, EventRow } from './row.ts'
import { rowData } from './row.ts'

/** A log that is wrong, with every problem at once. */
export class EventError extends ForkcastError {
  /** Tells it from other errors, also across copies of the package. */
  override readonly name = 'EventError'
  /** Of every such error. */
  readonly code = 'invalid-events'
  /** All that were found, up to a hundred; the last one counts the others. */
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[], file?: string) {
    super(problems.map((problem) => formatProblem(problem, file)).join('\n'))
    this.problems = problems
  }
}

/** A log, or everything that is wrong with it. */
export type ParsedEvents =
  | {
      /** The checked rows. */
      readonly log: EventLog
      /** There are none. */
      readonly problems?: undefined
    }
  | {
      /** There is none. */
      readonly log?: undefined
      /** All that were found, up to a hundred; the last one counts the others. */
      readonly problems: readonly Problem[]
    }

/** Notes a problem of one row: `row 4: credence`. */
export type RowReport = (
  code: string,
  index: number,
  key: string | undefined,
  message: Message,
  details?: { readonly received?: unknown; readonly expected?: string },
) => void

/** Where a row was written, if it was text. */
export type RowPosition = (row: unknown) => { readonly line?: number; readonly column?: number } | undefined

/** A report that knows where rows came from: by `locate`, else by their own positions. */
export function rowCollector(
  rows: readonly unknown[],
  locate?: Locate,
  positionOf: RowPosition = rowData,
): { readonly problems: Problem[]; readonly report: RowReport } {
  const problems: Problem[] = []
  const add = adderTo(problems)
  const report: RowReport = (code, index, key, message, details) =>
    add(() => {
      const data = positionOf(rows[index])
      const own = data?.line === undefined ? undefined : { line: data.line, column: data.column as number }
      const position = locate?.(key === undefined ? [index] : [index, key]) ?? own
      const path = `row ${index + 1}${key === undefined ? '' : `: ${key}`}`
      return { code, message: messageOf(message), path, ...position, ...details }
    })
  return { problems, report }
}

/**
 * Checks rows of any origin; those that carry their data already are not checked again.
 *
 * @returns the rows at their places, undefined where a problem was reported.
 */
export function checkRows(
  rows: readonly unknown[],
  report: RowReport,
  locate?: Locate,
): (EventRow | undefined)[] {
  return Array.from(rows, (row, index) => {
    if (rowData(row)) return row as EventRow
    const note: Report = (code, path, message, details) => {
      const { part: _, ...rest } = details ?? {}
      report(code, index, path.length > 1 ? String(path[1]) : undefined, message, rest)
    }
    return checkRow(row, index, note, locate?.([index]))
  })
}

/**
 * Checks the rows of one log by themselves: each row, and that rows of one event agree. Whether its signals
 * exist is a question for a scenario.
 */
export function eventsFrom(rows: readonly unknown[], locate?: Locate): ParsedEvents {
  const { problems, report } = rowCollector(rows, locate)
  const log = checkRows(rows, report, locate)
  checkAgreement(log, report)
  // without a problem every row has passed
  return problems.length > 0 ? { problems } : { log: Object.freeze(log as EventRow[]) }
}

/** Rows of one event must agree in signal, observed and strength, ignored or not. */
export function checkAgreement(log: readonly (EventRow | undefined)[], report: RowReport): void {
  const first = new Map<string, number>()
  for (const [index, row] of log.entries()) {
    if (row?.event === undefined) continue
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
          () =>
            `the event ${show(row.event)} has ${key} ${show(there)} in row ${earlier + 1} and ${show(here)} here; rows of one event report the same thing`,
          { received: here, expected: show(there) },
        )
    }
  }
}
