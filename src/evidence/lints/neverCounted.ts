import type { Finding } from '../../checking/finding.ts'
import type { LinkedLog } from '../../events/link.ts'
import type { Model } from '../../scenario/model.ts'
import { credenceAt } from '../counted.ts'

/**
 * `row-never-counts`: rows that are ignored on every day from origin to horizon.
 *
 * Rows with the same reason share one finding, at the first of them.
 */
export function* neverCounted(model: Model, log: LinkedLog): Iterable<Finding> {
  const found = new Map<string, { row: number; rows: number }>()
  for (let position = 0; position < log.row.length; position++) {
    if (log.event[position]! < 0) continue
    const why = reasonOf(model, log, position)
    if (why === undefined) continue
    const row = log.row[position]!
    const others = found.get(why)
    if (others) {
      others.rows++
      others.row = Math.min(others.row, row)
    } else found.set(why, { row, rows: 1 })
  }
  for (const [why, { row, rows }] of found) {
    const subject = rows === 1 ? `row ${row + 1} counts` : `row ${row + 1} and ${rows - 1} more count`
    yield { code: 'row-never-counts', message: `${subject} on no day: ${why}`, row }
  }
}

function reasonOf(model: Model, log: LinkedLog, position: number): string | undefined {
  const { origin, horizon } = model.document
  if (log.day[position]! <= model.origin)
    return `what happened by the origin, ${origin}, is in the prior; take it out, or move the origin back`
  if (log.reported[position]! > model.horizon)
    return `what became known after the horizon, ${horizon}, comes too late; take it out, or move the horizon`
  if (log.retracted[position]! <= log.reported[position]!)
    return 'it was retracted on the day it became known; take it out, or mend one of the days'
  const credence = credenceAt(log, position)
  if (Number.isNaN(credence))
    return 'F6 judges neither source nor content; give it a credence, or take it out'
  if (credence === 0) return 'its credence is 0; raise its credence or grade, or take it out'
  return undefined
}
