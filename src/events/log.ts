import type { Locate } from '../checking/problem.ts'
import { recordsFrom } from '../records/check.ts'
import { type Parsed, RecordError } from '../records/recordError.ts'
import { eventKind } from './kind.ts'
import type { EventLog } from './row.ts'

/** A log that is wrong, with every problem at once. */
export class EventError extends RecordError {
  /** Tells it from other errors, also across copies of the package. */
  override readonly name = 'EventError'
  /** Of every such error. */
  readonly code = 'invalid-events'
}

/** A log, or everything that is wrong with it. */
export type ParsedEvents = Parsed<{
  /** The checked rows. */
  readonly log: EventLog
}>

/**
 * Checks the rows of one log by themselves: each row, and that rows of one event agree. Whether its signals
 * exist is a question for a scenario.
 */
export function eventsFrom(rows: readonly unknown[], locate?: Locate): ParsedEvents {
  const { rows: log, problems } = recordsFrom(eventKind, rows, locate)
  return problems ? { problems } : { log }
}
