import { EventError, eventsFrom, type ParsedEvents } from '../events/log.ts'
import type { EventLog } from '../events/row.ts'
import { capProblems } from '../scenario/problem.ts'
import { readRecords } from './records.ts'

/**
 * Reads an event log from CSV, JSON Lines or a JSON array, or says everything that is wrong with it.
 *
 * Rows are checked by themselves here; whether their signals exist is checked where a scenario is at hand.
 *
 * @param text a log with the columns date, reported, retracted, signal, observed, event, source, grade, credence,
 *   strength, note, and any that begin with `x-`.
 * @returns `{ log }`, or `{ problems }` with code, message, path (`row 4: credence`), line and column.
 * @example
 * parseEvents('date,signal\n2030-02-30,denial').problems?.[0]?.code // 'invalid-day'
 */
export function parseEvents(text: string): ParsedEvents {
  const { records, problems, locate } = readRecords(text)
  const position = (path: readonly (string | number)[]) =>
    locate(Number(path[0]), path[1] === undefined ? undefined : String(path[1]))
  // a record with a problem of its own is checked too, but what it lacks is known already
  const parsed = eventsFrom(records, position)
  if (problems.length === 0) return parsed
  const seen = new Set(problems.map(({ line }) => line))
  return {
    problems: capProblems([...problems, ...(parsed.problems ?? []).filter(({ line }) => !seen.has(line))]),
  }
}

/**
 * Reads an event log from CSV, JSON Lines or a JSON array.
 *
 * @param text a log.
 * @returns a read-only array of rows: filter it, concatenate it, and give it to `update`.
 * @throws EventError holding every problem, each with its line and column.
 * @example
 * readEvents('date,signal\n2030-03-11,audit-leak').length // 1
 */
export function readEvents(text: string): EventLog {
  const { log, problems } = parseEvents(text)
  if (problems) throw new EventError(problems)
  return log
}
