import type { LinkedLog } from '../events/link.ts'
import { formatDay } from '../scenario/day.ts'
import type { Model } from '../scenario/model.ts'
import type { Evidence } from './evidence.ts'

/** What a row of log factors stems from, for people. */
export interface RowLabel {
  readonly kind: 'event' | 'silence' | 'survival'
  /** The signal, for events and silence. */
  readonly signal?: string
  readonly date?: string
  /** The event id, where it has one. */
  readonly event?: string
  /** 1-based data row of the event's first counted report. */
  readonly row?: number
}

/** All evidence together leaves nothing possible; names the first smallest set of rows without which it would not be so. */
export class ImpossibleEvidence extends Error {
  override readonly name = 'ImpossibleEvidence'
  readonly rows: readonly RowLabel[]

  constructor(rows: readonly RowLabel[]) {
    super(
      `the evidence rules out every leaf; it would not without ${rows.map(describeRow).join(' and ')}. A probability of 0, or a credence of 1 in a report, leaves no way back: lower one of them`,
    )
    this.rows = rows
  }
}

export function labelOf(model: Model, linked: LinkedLog, evidence: Evidence, row: number): RowLabel {
  const factor = evidence.factors[evidence.rowFactor[row]!]!
  if (factor.kind === 'survival') return { kind: 'survival' }
  const signal = model.signals[factor.signal]!.id
  if (factor.kind === 'silence') return { kind: 'silence', signal }
  const index = evidence.events.row[row]!
  const { event } = linked.rows[index]!
  const date = formatDay(evidence.events.day[row]!)
  return { kind: 'event', signal, date, ...(event === undefined ? {} : { event }), row: index + 1 }
}

function describeRow({ kind, signal, date, event, row }: RowLabel): string {
  if (kind === 'survival') return 'survival (nothing has come true yet)'
  if (kind === 'silence') return `the silence of "${signal}"`
  return `"${signal}" on ${date} (${event === undefined ? '' : `event "${event}", `}row ${row})`
}

/**
 * The rows to blame when no leaf is left: each leaf is shut out by the rows that are −∞ there; the smallest
 * such set, the first by row order among equals.
 */
export function culprits(model: Model, evidence: Evidence): readonly number[] {
  let smallest: readonly number[] | undefined
  for (let k = 0; k < model.classes.count; k++) {
    if (model.logClassPrior[k] === Number.NEGATIVE_INFINITY) continue
    const rows: number[] = []
    for (let row = 0; row < evidence.rowFactor.length; row++)
      if (evidence.factors[evidence.rowFactor[row]!]!.values[k] === Number.NEGATIVE_INFINITY) rows.push(row)
    if (smallest === undefined || before(rows, smallest)) smallest = rows
  }
  return smallest ?? []
}

function before(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return a.length < b.length
  const differs = a.findIndex((row, i) => row !== b[i])
  return differs >= 0 && a[differs]! < b[differs]!
}
