import type { LinkedLog } from '../events/link.ts'
import { type Evidence, evidenceOn } from '../evidence/evidence.ts'
import type { Row } from '../evidence/row.ts'
import { fadesOf } from '../evidence/weights.ts'
import type { Condition, ForecastState } from '../forecast/forecast.ts'
import type { Sparse } from '../numeric/sparse.ts'
import type { Cells } from './cells.ts'
import { addTerm, emptySum, type RowSum, type Term } from './rowSum.ts'

/** By what an event is known again on another day, or in another log. */
export type EventKey = string | number

/** Where a forecast stands on a day: its rows, taken apart so that each can be changed by itself. */
export interface Standing {
  readonly cells: Cells
  readonly linked: LinkedLog
  readonly evidence: Evidence
  /** What was appended by `condition` and `setMarginal`. */
  readonly conditions: readonly Condition[]
  /** By event, in canonical order; each once. */
  readonly keys: readonly EventKey[]
  /** By event: the same, but for like events without ids, which share one. */
  readonly sharedKeys: readonly EventKey[]
  /** Which events had reports retracted, and how many. */
  readonly retracted: ReadonlyMap<EventKey, number>
  /** u by event. */
  readonly fades: Float64Array
}

/** @param keyOfRow the key of the event that a row of the log, counted from 0, reports. */
export function standingOf(
  cells: Cells,
  linked: LinkedLog,
  evidence: Evidence,
  conditions: readonly Condition[],
  keyOfRow: (row: number) => EventKey,
): Standing {
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
    keys: numbered(sharedKeys),
    sharedKeys,
    retracted,
    fades,
  }
}

/** Keys told apart: the second of like events is another one than the first. */
function numbered(keys: readonly EventKey[]): EventKey[] {
  const counts = new Map<EventKey, number>()
  return keys.map((key) => {
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count === 1 ? key : `${key} (${count})`
  })
}

/** The event that each row of the log reports, by its number; rows delivered twice have −1. */
export function eventsByRow({ row, event }: LinkedLog): Int32Array {
  const ofRow = new Int32Array(row.length)
  row.forEach((index, position) => {
    ofRow[index] = event[position]!
  })
  return ofRow
}

/** All evidence of a forecast, survival included where it is supposed that something came true on a day. */
export function wholeEvidence({ model, linked, evidence, happened }: ForecastState): Evidence {
  return happened === undefined ? evidence : evidenceOn(model, linked, evidence.asOf)
}

/** The log factor of an event's row, before its weight, by class. */
export function eventValues({ evidence }: Standing, event: number): Sparse {
  return evidence.factors[evidence.rowFactor[event]!]!.values
}

/** Σ of all rows of a day by cell, like rows together. */
export function sumOfRows({ cells, evidence, conditions }: Standing): RowSum {
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

/** A row, added or taken away. */
export function termOf({ classOf, leafOf }: Cells, { values, by, weight }: Row, sign: 1 | -1): Term {
  return { values, placeOf: by === 'class' ? classOf : leafOf, weight: sign * weight, exclusions: sign }
}
