import type { LinkedLog } from '../events/link.ts'
import type { Model } from '../scenario/model.ts'

/** Why a row does not count, the first reason that fits (semantics §3). */
export type IgnoredReason = 'not-yet-known' | 'before-origin' | 'retracted' | 'ungraded' | 'no-credence'

export interface IgnoredRow {
  /** 1-based data row. */
  readonly row: number
  readonly signal: string
  readonly reason: IgnoredReason
}

/** The events that count on a day, as columns in canonical order. */
export interface CountedEvents {
  readonly count: number
  readonly signal: Int32Array
  readonly day: Int32Array
  readonly credence: Float64Array
  /** First counted row of the event: its id, observed and strength are those of all its rows. */
  readonly row: Int32Array
  readonly ignored: readonly IgnoredRow[]
}

function reasonToIgnore(
  log: LinkedLog,
  index: number,
  origin: number,
  asOf: number,
): IgnoredReason | undefined {
  const { day, reported, retracted } = log.data[index]!
  const credence = log.credence[index]!
  if (reported > asOf) return 'not-yet-known'
  if (day <= origin) return 'before-origin'
  if (retracted <= asOf) return 'retracted'
  if (Number.isNaN(credence)) return 'ungraded'
  return credence === 0 ? 'no-credence' : undefined
}

/**
 * The events that count at the end of a day: rows that are known, inside the window, not retracted and
 * believed at all, joined into events with their combined credence, in canonical order.
 */
export function countedEvents(model: Model, log: LinkedLog, asOf: number): CountedEvents {
  const ignored: IgnoredRow[] = []
  const firstRow = new Int32Array(log.events).fill(-1)
  const day = new Int32Array(log.events)
  const credence = new Float64Array(log.events)
  const several = new Map<number, number[]>()
  for (let index = 0; index < log.rows.length; index++) {
    const event = log.event[index]!
    if (event < 0) continue
    const reason = reasonToIgnore(log, index, model.origin, asOf)
    if (reason) {
      ignored.push({ row: index + 1, signal: log.rows[index]!.signal, reason })
      continue
    }
    const happened = log.data[index]!.day
    if (firstRow[event]! < 0) {
      firstRow[event] = index
      day[event] = happened
      credence[event] = log.credence[index]!
    } else {
      const reports = several.get(event)
      if (reports) reports.push(index)
      else several.set(event, [firstRow[event]!, index])
      day[event] = Math.min(day[event]!, happened)
    }
  }
  for (const [event, reports] of several) credence[event] = corroborated(log, reports)
  const order = canonicalOrder(model, log, firstRow, day, credence)
  return {
    count: order.length,
    signal: order.map((event) => log.signal[firstRow[event]!]!),
    day: order.map((event) => day[event]!),
    credence: Float64Array.from(order, (event) => credence[event]!),
    row: order.map((event) => firstRow[event]!),
    ignored,
  }
}

/**
 * The credence of several reports of one event: 1 − Π(1 − cⱼ) over distinct sources, each with the highest
 * credence it gave, sources by code unit so that the order of rows cannot change a bit.
 */
function corroborated(log: LinkedLog, reports: readonly number[]): number {
  const best = new Map<string, number>()
  for (const index of reports) {
    const source = log.rows[index]!.source ?? ''
    best.set(source, Math.max(best.get(source) ?? 0, log.credence[index]!))
  }
  if (best.size === 1) return best.values().next().value as number
  let doubt = 1
  for (const source of [...best.keys()].sort()) doubt *= 1 - best.get(source)!
  return 1 - doubt
}

/** Events by day, signal id, event id with none first, then observed, strength and credence (semantics §4). */
function canonicalOrder(
  model: Model,
  log: LinkedLog,
  firstRow: Int32Array,
  day: Int32Array,
  credence: Float64Array,
): Int32Array {
  const signals = model.signals.length
  const rank = new Int32Array(signals)
  const byCodeUnit = model.signals.map(({ id }) => id).sort()
  byCodeUnit.forEach((id, position) => {
    rank[model.signalOfId.get(id)!] = position
  })
  // one double holds day, signal and event number, so that the native sort does most of the work
  const events = firstRow.length
  const coarse = (event: number) =>
    (day[event]! - model.origin) * signals + rank[log.signal[firstRow[event]!]!]!
  const keys = new Float64Array(events)
  let count = 0
  for (let event = 0; event < events; event++)
    if (firstRow[event]! >= 0) keys[count++] = coarse(event) * events + event
  const order = Int32Array.from(keys.subarray(0, count).sort(), (key) => key % events)

  const compare = (a: number, b: number): number => {
    const x = log.data[firstRow[a]!]!
    const y = log.data[firstRow[b]!]!
    return (
      compareText(log.rows[firstRow[a]!]!.event, log.rows[firstRow[b]!]!.event) ||
      Number(x.observed) - Number(y.observed) ||
      x.strength - y.strength ||
      credence[a]! - credence[b]!
    )
  }
  for (let start = 0; start < count; ) {
    let end = start + 1
    let sorted = true
    while (end < count && coarse(order[end]!) === coarse(order[start]!)) {
      sorted &&= compare(order[end - 1]!, order[end]!) <= 0
      end++
    }
    if (!sorted) order.subarray(start, end).sort(compare)
    start = end
  }
  return order
}

/** By code unit, none first. */
function compareText(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0
  if (a === undefined) return -1
  if (b === undefined) return 1
  return a < b ? -1 : 1
}
