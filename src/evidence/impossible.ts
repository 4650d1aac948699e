import { formatDay } from '../checking/day.ts'
import { ForkcastError } from '../checking/forkcastError.ts'
import type { LinkedLog } from '../events/link.ts'
import type { Model } from '../scenario/model.ts'
import type { Evidence } from './evidence.ts'

/** What a row of log factors stems from, for people. */
export interface RowLabel<Signal extends string = string> {
  /** What the row of log factors stems from. */
  readonly kind: 'event' | 'silence' | 'survival' | 'condition'
  /** The signal, for events and silence. */
  readonly signal?: Signal
  /** The day of the event. */
  readonly date?: string
  /** The event id, where it has one. */
  readonly event?: string
  /** 1-based data row of the event's earliest counted report, by day. */
  readonly row?: number
  /** What was conditioned on: `observe leaves`. */
  readonly condition?: string
}

/** All evidence together leaves nothing possible; names the first smallest set of rows without which it would not be so. */
export class ImpossibleEvidence extends ForkcastError {
  /** Tells it from other errors, also across copies of the package. */
  override readonly name = 'ImpossibleEvidence'
  /** Of every such error. */
  readonly code = 'impossible-evidence'
  /** The rows to blame: the first smallest set. */
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

function describeRow({ kind, signal, date, event, row, condition }: RowLabel): string {
  if (kind === 'condition') return `the condition "${condition}"`
  if (kind === 'survival') return 'survival (nothing has come true yet)'
  if (kind === 'silence') return `the silence of "${signal}"`
  return `"${signal}" on ${date} (${event === undefined ? '' : `event "${event}", `}row ${row})`
}

/**
 * The rows to blame when no leaf is left: each leaf is shut out by the rows that are −∞ there; the smallest
 * such set, the first by row order among equals.
 *
 * @param conditions rows by leaf, which come after those of the evidence.
 */
export function culprits(
  model: Model,
  evidence: Evidence,
  conditions: readonly Float64Array[] = [],
): readonly number[] {
  const byClass = model.classes.firstLeaf.map(() => -1)
  const rowsOfClass: number[][] = []
  let smallest: readonly number[] | undefined
  for (let leaf = 0; leaf < model.logPrior.length; leaf++) {
    const k = model.classes.ofLeaf[leaf]!
    const isFirst = byClass[k] === -1
    if (model.logPrior[leaf] === -Infinity || (conditions.length === 0 && !isFirst)) continue
    if (isFirst) byClass[k] = rowsOfClass.push(excludingRows(evidence, k)) - 1
    const appended = conditions.flatMap((values, i) =>
      values[leaf] === -Infinity ? [evidence.rowFactor.length + i] : [],
    )
    const rows = [...rowsOfClass[byClass[k]!]!, ...appended]
    if (smallest === undefined || before(rows, smallest)) smallest = rows
  }
  return smallest ?? []
}

function excludingRows(evidence: Evidence, k: number): number[] {
  const rows: number[] = []
  evidence.rowFactor.forEach((factor, row) => {
    if (evidence.factors[factor]!.values[k] === -Infinity) rows.push(row)
  })
  return rows
}

function before(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return a.length < b.length
  const differs = a.findIndex((row, i) => row !== b[i])
  return differs >= 0 && a[differs]! < b[differs]!
}
