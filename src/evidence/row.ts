import { formatDay } from '../checking/day.ts'
import type { LinkedLog } from '../events/link.ts'
import type { Sparse } from '../numeric/sparse.ts'
import type { Model } from '../scenario/model.ts'
import type { Evidence } from './evidence.ts'

/** Where a row of log factors comes from. */
export interface RowLabel<Signal extends string = string> {
  /** The kind of evidence, or a condition. */
  readonly kind: 'event' | 'cluster' | 'silence' | 'survival' | 'condition'
  /** The signal, for events and silence. */
  readonly signal?: Signal
  /** The day of the event. */
  readonly date?: string
  /** The event id, where it has one. */
  readonly event?: string
  /** 1-based data row of the event's earliest counted report, by day. */
  readonly row?: number
  /** The cluster, for a row that corrects for the dependence of its events. */
  readonly cluster?: string
  /** The condition, as `observe leaves`. */
  readonly condition?: string
}

/** A row of log factors; it adds weight × values to the log prior. */
export interface Row {
  readonly label: RowLabel
  /** Above 0. */
  readonly weight: number
  /** One value for each class of leaves, or for each leaf. */
  readonly by: 'class' | 'leaf'
  /** Log factors; −∞ rules out a leaf. */
  readonly values: Sparse
}

/** The rows of the evidence in canonical order; each label is made when it is read. */
export function* rowsOf(model: Model, linked: LinkedLog, evidence: Evidence): Iterable<Row> {
  const { factors, rowFactor, rowWeight } = evidence
  for (const [row, factor] of rowFactor.entries())
    yield {
      get label() {
        return labelOf(model, linked, evidence, row)
      },
      weight: rowWeight[row]!,
      by: 'class',
      values: factors[factor]!.values,
    }
}

/** The label of the row with this index in the evidence. */
export function labelOf(model: Model, linked: LinkedLog, evidence: Evidence, row: number): RowLabel {
  const factor = evidence.factors[evidence.rowFactor[row]!]!
  if (factor.kind === 'survival') return { kind: 'survival' }
  if (factor.kind === 'cluster') return { kind: 'cluster', cluster: model.clusters[factor.cluster]!.id }
  const signal = model.signals[factor.signal]!.id
  if (factor.kind === 'silence') return { kind: 'silence', signal }
  const index = evidence.events.row[row]!
  const { event } = linked.rows[index]!
  const date = formatDay(evidence.events.day[row]!)
  return { kind: 'event', signal, date, ...(event === undefined ? {} : { event }), row: index + 1 }
}
