import { dayOf, type PlainRow } from './plainScenario.ts'

/** Why a row does not count, in the order in which the reasons are tried. */
type IgnoredReason = 'not-yet-known' | 'before-origin' | 'retracted' | 'ungraded' | 'no-credence'

export interface ReferenceEvent {
  readonly signal: string
  /** None for a row that is an event of its own. */
  readonly id: string | undefined
  readonly day: number
  readonly observed: boolean
  readonly strength: number
  /** c = 1 − Π(1 − cⱼ) over the distinct sources. */
  readonly credence: number
  readonly sources: number
  /** 1-based data rows that count towards this event. */
  readonly rows: readonly number[]
}

export interface ReferenceLog {
  readonly events: readonly ReferenceEvent[]
  readonly ignored: readonly {
    readonly row: number
    readonly signal: string
    readonly reason: IgnoredReason
  }[]
  readonly duplicates: number
}

const reliability = new Map([...'ABCDE'].map((letter, i) => [letter, [1, 0.75, 0.5, 0.25, 0][i]!]))
const credibility = new Map([...'12345'].map((digit, i) => [digit, [0.9, 0.7, 0.5, 0.3, 0.1][i]!]))

/** The credence of a report by itself; undefined where its grade cannot be judged (F6). */
function credenceOf(row: PlainRow, grades: Readonly<Record<string, number>>): number | undefined {
  if (row.credence !== undefined) return row.credence
  if (row.grade === undefined) return 1
  const [letter, digit] = [row.grade[0]!, row.grade[1]!]
  const own = new Map(Object.entries(grades))
  const judged = [
    own.get(letter) ?? reliability.get(letter),
    own.get(digit) ?? credibility.get(digit),
  ].filter((value) => value !== undefined)
  return judged.length === 0 ? undefined : Math.min(...judged)
}

/** All eleven columns, days as days and the three defaults filled in: two rows with one text are one row. */
function identityOf(row: PlainRow): string {
  return JSON.stringify([
    dayOf(row.date),
    dayOf(row.reported ?? row.date),
    row.retracted === undefined ? null : dayOf(row.retracted),
    row.signal,
    row.observed ?? true,
    row.event ?? null,
    row.source ?? null,
    row.grade ?? null,
    row.credence ?? null,
    row.strength ?? 1,
    row.note ?? null,
  ])
}

function reasonToIgnore(
  row: PlainRow,
  credence: number | undefined,
  origin: number,
  T: number,
): IgnoredReason | undefined {
  if (dayOf(row.reported ?? row.date) > T) return 'not-yet-known'
  if (dayOf(row.date) <= origin) return 'before-origin'
  if (row.retracted !== undefined && dayOf(row.retracted) <= T) return 'retracted'
  if (credence === undefined) return 'ungraded'
  if (credence === 0) return 'no-credence'
  return undefined
}

/** The events that count on day T and the rows that do not. */
export function readReferenceLog(
  rows: readonly PlainRow[],
  grades: Readonly<Record<string, number>>,
  origin: number,
  T: number,
): ReferenceLog {
  const seen = new Set<string>()
  const ignored: { row: number; signal: string; reason: IgnoredReason }[] = []
  const groups = new Map<string, { row: PlainRow; number: number; credence: number }[]>()
  let duplicates = 0
  rows.forEach((row, index) => {
    const identity = identityOf(row)
    if (seen.has(identity)) {
      duplicates += 1
      return
    }
    seen.add(identity)
    const credence = credenceOf(row, grades)
    const reason = reasonToIgnore(row, credence, origin, T)
    if (reason !== undefined) {
      ignored.push({ row: index + 1, signal: row.signal, reason })
      return
    }
    const key = row.event === undefined ? `row ${index}` : `event ${row.event}`
    const group = groups.get(key) ?? []
    group.push({ row, number: index + 1, credence: credence! })
    groups.set(key, group)
  })
  const events = [...groups.values()].map((group): ReferenceEvent => {
    const best = new Map<string | undefined, number>()
    for (const { row, credence } of group) {
      best.set(row.source, Math.max(best.get(row.source) ?? 0, credence))
    }
    let noise = 1
    for (const credence of best.values()) noise *= 1 - credence
    const { row } = group[0]!
    return {
      signal: row.signal,
      id: row.event,
      day: Math.min(...group.map((report) => dayOf(report.row.date))),
      observed: row.observed ?? true,
      strength: row.strength ?? 1,
      credence: 1 - noise,
      sources: best.size,
      rows: group.map((report) => report.number),
    }
  })
  return { events: events.sort(canonically), ignored, duplicates }
}

/** Day, signal, id by code unit with none first, then observed, strength, credence. */
function canonically(a: ReferenceEvent, b: ReferenceEvent): number {
  return (
    a.day - b.day ||
    byCodeUnit(a.signal, b.signal) ||
    (a.id === undefined ? -1 : 0) - (b.id === undefined ? -1 : 0) ||
    byCodeUnit(a.id ?? '', b.id ?? '') ||
    Number(a.observed) - Number(b.observed) ||
    a.strength - b.strength ||
    a.credence - b.credence
  )
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
