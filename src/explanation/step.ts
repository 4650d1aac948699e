import { labelOf } from '../evidence/row.ts'
import type { RowSet } from './rowSet.ts'
import type { Term } from './rowSum.ts'

/**
 * Why a row changed, in the order in which the steps of one day are told:
 *
 * - `prior`, `likelihood`: the scenarios differ (only where two of them are compared);
 * - `fading`: events grew older; `silence`: a rate signal did not come, or came less than expected;
 *   `survival`: nothing had come true;
 * - `retraction`: an event, or a report of one, no longer counts; `absence`: it is not in the other log, or not
 *   known yet (only where two are compared);
 * - `news`: an event counts for the first time, or is believed more or otherwise because of a new report;
 * - `cluster`: the events of a cluster, weighed together, count for less than each by itself;
 * - `condition`: something was supposed, or a marginal set.
 */
export type Cause =
  | 'prior'
  | 'likelihood'
  | 'fading'
  | 'silence'
  | 'survival'
  | 'retraction'
  | 'absence'
  | 'news'
  | 'cluster'
  | 'condition'

/** What a step is about. */
export interface StepLabel<Signal extends string = string> {
  /** Why the forecast moved. */
  readonly cause: Cause
  /** The signal, for an event and for whatever concerns all events of one signal. */
  readonly signal?: Signal
  /** The day of the event. */
  readonly date?: string
  /** The event's id, where it has one. */
  readonly event?: string
  /** 1-based data row of the event's earliest counted report, by day. */
  readonly row?: number
  /** The cluster whose events are weighed together. */
  readonly cluster?: string
  /** `observe leaves`. */
  readonly condition?: string
}

/** A step before its effect is known: a cause, and the terms by which the sum of rows changes. */
export interface Change {
  readonly label: StepLabel
  readonly terms: readonly Term[]
}

/** The label of a step about one event. */
export function eventLabel(cause: Cause, { cells, linked, evidence }: RowSet, event: number): StepLabel {
  const { kind: _, ...label } = labelOf(cells.model, linked, evidence, event)
  return { cause, ...label }
}
