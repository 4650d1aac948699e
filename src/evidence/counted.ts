import type { LinkedLog } from '../events/link.ts'
import { filled } from '../numeric/filled.ts'
import type { Model } from '../scenario/model.ts'

/** Why a row does not count: the first reason that applies, in this order (docs/semantics.md#what-counts-on-a-day). */
export type IgnoredReason = 'not-yet-known' | 'before-origin' | 'retracted' | 'ungraded' | 'no-credence'

const reasons: readonly IgnoredReason[] = [
  'not-yet-known',
  'before-origin',
  'retracted',
  'ungraded',
  'no-credence',
]

/** A row of the log that does not count on a day. */
export interface IgnoredRow<Signal extends string = string> {
  /** 1-based data row. */
  readonly row: number
  /** The signal of the row. */
  readonly signal: Signal
  /** Why it does not count; the first reason that applies. */
  readonly reason: IgnoredReason
}

/** The events that count on a day, as columns in canonical order. */
export interface CountedEvents {
  readonly count: number
  /** Index of the scenario's signal. */
  readonly signal: Int32Array
  readonly day: Int32Array
  readonly credence: Float64Array
  readonly observed: Uint8Array
  readonly strength: Float64Array
  /** The earliest counted row of the event, 0-based in the log. */
  readonly row: Int32Array
  readonly ignored: readonly IgnoredRow[]
}

/** Index of the reason to ignore the row at a position, or −1. */
function reasonAt(log: LinkedLog, position: number, credence: number, origin: number, asOf: number): number {
  if (log.reported[position]! > asOf) return 0
  if (log.day[position]! <= origin) return 1
  if (log.retracted[position]! <= asOf) return 2
  if (Number.isNaN(credence)) return 3
  return credence === 0 ? 4 : -1
}

/** The credence of a single row: as given, else by its grade, else 1; NaN for grade F6, which judges nothing. */
export function credenceAt(log: LinkedLog, position: number): number {
  const given = log.credence[position]!
  if (!Number.isNaN(given)) return given
  const grade = log.grade[position]!
  return grade < 0 ? 1 : log.gradeCredence[grade]!
}

/**
 * The events that count at the end of a day. Rows count that are known by then, dated after the origin, not retracted and
 * of a credence above 0. Rows of one event are joined and their credences combined.
 *
 * Positions are in canonical order, so the first counted row of an event is its earliest. Events are then in canonical
 * order as well, except for events that differ in credence only; `sortTies` sorts those.
 */
export function countedEvents(model: Model, log: LinkedLog, asOf: number): CountedEvents {
  const rows = log.row.length
  const reason = new Int8Array(rows).fill(-1)
  const place = new Int32Array(log.events).fill(-1)
  const positions = new Int32Array(log.events)
  const credences = new Float64Array(log.events)
  const several = new Map<number, number[]>()
  let count = 0
  for (let position = 0; position < rows; position++) {
    const event = log.event[position]!
    if (event < 0) continue
    const credence = credenceAt(log, position)
    const why = reasonAt(log, position, credence, model.origin, asOf)
    if (why >= 0) {
      reason[log.row[position]!] = why
      continue
    }
    const earlier = place[event]!
    if (earlier < 0) {
      place[event] = count
      positions[count] = position
      credences[count++] = credence
    } else {
      const reports = several.get(earlier)
      if (reports) reports.push(position)
      else several.set(earlier, [positions[earlier]!, position])
    }
  }
  for (const [at, reports] of several) credences[at] = corroborated(log, reports)
  const used = positions.subarray(0, count)
  const credence = credences.subarray(0, count)
  sortTies(log, used, credence)
  return {
    count,
    signal: used.map((position) => log.modelSignal[log.signal[position]!]!),
    day: used.map((position) => log.day[position]!),
    credence,
    observed: filled(new Uint8Array(count), (e) => log.observed[used[e]!]!),
    strength: filled(new Float64Array(count), (e) => log.strength[used[e]!]!),
    row: used.map((position) => log.row[position]!),
    ignored: ignoredRows(log, reason),
  }
}

function ignoredRows(log: LinkedLog, reason: Int8Array): IgnoredRow[] {
  const ignored: IgnoredRow[] = []
  reason.forEach((why, index) => {
    if (why >= 0) ignored.push({ row: index + 1, signal: log.rows[index]!.signal, reason: reasons[why]! })
  })
  return ignored
}

/**
 * The credence of several reports of one event: 1 − Π(1 − cⱼ) over distinct sources, each with the highest credence of
 * its reports. Sources are sorted, so that the order of rows does not change the rounding.
 */
export function corroborated(log: LinkedLog, reports: readonly number[]): number {
  const best = new Map<string, number>()
  for (const position of reports) {
    const source = log.rows[log.row[position]!]!.source ?? ''
    best.set(source, Math.max(best.get(source) ?? 0, credenceAt(log, position)))
  }
  if (best.size === 1) return best.values().next().value as number
  let doubt = 1
  for (const source of [...best.keys()].sort()) doubt *= 1 - best.get(source)!
  return 1 - doubt
}

/** Sorts events that differ in credence only by credence: the last part of the canonical order (docs/semantics.md#the-sum). */
function sortTies(log: LinkedLog, used: Int32Array, credence: Float64Array): void {
  const alike = (a: number, b: number) =>
    log.named[a] === 0 &&
    log.named[b] === 0 &&
    log.day[a] === log.day[b] &&
    log.signal[a] === log.signal[b] &&
    log.observed[a] === log.observed[b] &&
    log.strength[a] === log.strength[b]
  for (let start = 0; start < used.length; ) {
    let end = start + 1
    let sorted = true
    while (end < used.length && alike(used[start]!, used[end]!)) {
      sorted &&= credence[end - 1]! <= credence[end]!
      end++
    }
    if (!sorted) {
      const order = Array.from({ length: end - start }, (_, i) => start + i)
      order.sort((a, b) => credence[a]! - credence[b]!)
      const positions = order.map((at) => used[at]!)
      const values = order.map((at) => credence[at]!)
      used.set(positions, start)
      credence.set(values, start)
    }
    start = end
  }
}
