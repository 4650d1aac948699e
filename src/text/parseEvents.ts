import { eventKind } from '../events/kind.ts'
import { EventError, eventsFrom, type ParsedEvents } from '../events/log.ts'
import type { EventLog } from '../events/row.ts'
import { checkedRecords } from './checkedRecords.ts'

/**
 * Reads an event log from CSV, JSON Lines or a JSON array, or returns all its problems.
 *
 * Each row is checked by itself. `update` checks whether its signal exists in the scenario.
 *
 * @param text a log with the columns date, reported, retracted, signal, observed, event, source, grade, credence,
 *   strength, note, and any that begin with `x-`.
 * @returns `{ log }`, or `{ problems }` with code, message, path (`row 4: credence`), line and column.
 * @example
 * parseEvents('date,signal\n2030-02-30,denial').problems?.[0]?.code // 'invalid-day'
 */
export function parseEvents(text: string): ParsedEvents {
  return checkedRecords(text, eventKind, eventsFrom)
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
