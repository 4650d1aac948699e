import { type PlainRow, type PlainSignal, textOfDay } from '../reference/plainScenario.ts'
import type { Choices } from './choices.ts'

const sources = ['gazette', 'radio', 'wire', 'Agência São', 'constructor', 'a, "b"']
const notes = ['seen twice', 'said: "no", then left', 'two\nlines', 'ünïcode — ok', 'a;b\tc']

/** Events with one to four reports each, shuffled, with some rows delivered twice; days around (origin, T]. */
export function drawLog(
  choices: Choices,
  signals: Readonly<Record<string, PlainSignal>>,
  origin: number,
  horizon: number,
  T: number,
): PlainRow[] {
  const { int, chance, pick } = choices
  const rows: PlainRow[] = []
  const add = (row: PlainRow): void => {
    rows.splice(int(0, rows.length), 0, row)
  }
  const events = int(0, 9)
  for (let k = 0; k < events; k++) {
    const signal = pick(Object.keys(signals))
    const { likelihood, rate } = signals[signal]!
    const common: Partial<PlainRow> = {}
    if (likelihood !== undefined && chance(40)) common.observed = false
    else if (chance(10)) common.observed = true
    if (rate === undefined && chance(20)) common.strength = pick([1, 0, 0.5, 2, 1.5])
    const reports = chance(45) ? int(2, 4) : 1
    if (reports > 1 || chance(40)) common.event = chance(10) ? `Event №${k}, again` : `e${k}`
    const first =
      chance(85) && T > origin ? int(origin + 1, T) : int(origin - 20, Math.max(origin, horizon) + 10)
    for (let r = 0; r < reports; r++)
      add(drawReport(choices, signal, common, first + int(0, 3) * int(0, 2), T))
  }
  for (const row of [...rows]) {
    if (chance(5)) add(pick([{ ...row }, spelledOut(row), { ...row, note: 'not the same row' }]))
  }
  return rows
}

function drawReport(
  choices: Choices,
  signal: string,
  common: Partial<PlainRow>,
  day: number,
  T: number,
): PlainRow {
  const { int, chance, pick } = choices
  const row: PlainRow = { date: writtenDay(choices, day), signal, ...common }
  let known = day
  if (chance(35)) {
    known = day + int(0, 25)
    row.reported = writtenDay(choices, known)
  }
  if (chance(25))
    row.retracted = writtenDay(choices, chance(50) ? Math.max(known, T - int(-5, 20)) : known + int(0, 40))
  if (chance(70)) row.source = pick(sources)
  if (chance(35)) row.grade = `${pick([...'BACDEFF'])}${pick([...'2134566'])}`
  if (chance(40)) row.credence = chance(8) ? 0 : chance(10) ? 1 : int(1, 39) / 40
  if (chance(15)) row.note = pick(notes)
  return row
}

/** A day as a day, or now and then as an instant whose UTC day it is. */
function writtenDay({ chance, pick }: Choices, day: number): string {
  if (!chance(5)) return textOfDay(day)
  return pick([
    `${textOfDay(day)}T12:00:00Z`,
    `${textOfDay(day + 1)}T01:30:00+03:00`,
    `${textOfDay(day - 1)}T22:15:00-08:00`,
  ])
}

/** The same row with every default written out. */
function spelledOut(row: PlainRow): PlainRow {
  return { reported: row.date, observed: true, strength: 1, ...row }
}
