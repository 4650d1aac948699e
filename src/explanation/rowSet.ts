import type { LinkedLog } from '../events/link.ts'
import { type Evidence, evidenceOn } from '../evidence/evidence.ts'
import type { Row } from '../evidence/row.ts'
import { fadesOf } from '../evidence/weights.ts'
import type { Condition, ForecastState } from '../forecast/forecast.ts'
import type { Sparse } from '../numeric/sparse.ts'
import type { Cells } from './cells.ts'
import { addTerm, emptySum, type RowSum, type Term } from './rowSum.ts'

/** Identifies an event across days and logs. */
export type EventKey = string | number

/** The rows of a forecast on a day, each of which can be changed separately. */
export interface RowSet {
  readonly cells: Cells
  readonly linked: LinkedLog
  readonly evidence: Evidence
  /** The rows that `condition` and `setMarginal` appended. */
  readonly conditions: readonly Condition[]
  /** A unique key for each event, in canonical order. */
  readonly keys: readonly EventKey[]
  /** By event: its key, which equal events without ids share. */
  readonly sharedKeys: readonly EventKey[]
  /** The number of retracted reports, by shared key of the event. */
  readonly retracted: ReadonlyMap<EventKey, number>
  /** By event: the weight that its age leaves it, u of docs/semantics.md#events. */
  readonly fades: Float64Array
}

/** @param keyOfRow the key of the event that a row of the log, counted from 0, reports. */
export function rowSetOf(
  cells: Cells,
  linked: LinkedLog,
  evidence: Evidence,
  conditions: readonly Condition[],
  keyOfRow: (row: number) => EventKey,
): RowSet {
  const { model } = cells
  const { events, asOf } = evidence
  const fades = fadesOf(model, events, asOf)
  const retracted = new Map<EventKey, number>()
  for (const { row, reason } of events.ignored) {
    if (reason !== 'retracted') continue
    const key = keyOfRow(row - 1)
    retracted.set(key, (retracted.get(key) ?? 0) + 1)
  }
  const sharedKeys = Array.from(events.row, keyOfRow)
  return {
    cells,
    linked,
    evidence,
    conditions,
    keys: uniqueKeys(sharedKeys),
    sharedKeys,
    retracted,
    fades,
  }
}

/** Makes keys unique: the second event with a key gets ` (2)` behind it, and so on. */
function uniqueKeys(keys: readonly EventKey[]): EventKey[] {
  const counts = new Map<EventKey, number>()
  return keys.map((key) => {
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count === 1 ? key : `${key} (${count})`
  })
}

/** Event index by row of the log; −1 for a row that repeats another one exactly. */
export function eventsByRow({ row, event }: LinkedLog): Int32Array {
  const ofRow = new Int32Array(row.length)
  row.forEach((index, position) => {
    ofRow[index] = event[position]!
  })
  return ofRow
}

/** All evidence of a forecast, with the survival row that `condition({ happened })` removed. */
export function wholeEvidence({ model, linked, evidence, happened }: ForecastState): Evidence {
  return happened === undefined ? evidence : evidenceOn(model, linked, evidence.asOf)
}

/** The log factor of an event's row, before its weight, by class. */
export function eventValues({ evidence }: RowSet, event: number): Sparse {
  return evidence.factors[evidence.rowFactor[event]!]!.values
}

/** The sum of all rows by cell; equal rows are added once, by their summed weight. */
export function sumOfRows({ cells, evidence, conditions }: RowSet): RowSum {
  const { factors, rowFactor, factorWeight } = evidence
  const sum = emptySum(cells.logPrior.length)
  const rows = new Int32Array(factors.length)
  for (const factor of rowFactor) rows[factor]!++
  factors.forEach(({ values }, factor) => {
    const term = { values, placeOf: cells.classOf, weight: factorWeight[factor]! }
    addTerm(sum, { ...term, exclusions: rows[factor]! })
  })
  for (const condition of conditions) addTerm(sum, termOf(cells, condition, 1))
  return sum
}

/** A row as a term: added for sign 1, subtracted for −1. */
export function termOf({ classOf, leafOf }: Cells, { values, by, weight }: Row, sign: 1 | -1): Term {
  return { values, placeOf: by === 'class' ? classOf : leafOf, weight: sign * weight, exclusions: sign }
}
