import { show } from '../checking/show.ts'
import { dataOf } from '../records/brand.ts'
import type { RowReport } from '../records/collector.ts'
import { hashOf } from '../records/identity.ts'
import { type Days, type Note, type RecordKind, tableOf } from '../records/kind.ts'
import { type EventRow, eventRow, type RowData } from './row.ts'

const brand = Symbol.for('forkcast.row')

/** The rows of a log. */
export const eventKind: RecordKind<EventRow, RowData> = {
  name: 'log',
  brand,
  schema: eventRow,
  shown: ['date', 'signal'],
  namesMissing: false,
  check: checkOrder,
  data(row, { date = NaN, reported = date, retracted = Infinity }) {
    const { observed = true, strength = 1 } = row
    const filled = { date, reported, retracted, observed, strength }
    const hash = hashOf(tableOf(eventKind), row, filled)
    return { date, reported, retracted, observed, strength, hash }
  },
  filled: ['date', 'reported', 'retracted', 'observed', 'strength'],
  together: checkAgreement,
}

/** The data of a row that has been checked; undefined for any other value. */
export function rowData(row: unknown): RowData | undefined {
  return dataOf(eventKind, row)
}

function checkOrder(row: Readonly<Record<string, unknown>>, days: Days, note: Note): void {
  const inOrder = (before: string, key: string): void => {
    // a day that is missing or none is in order
    if (!((days[key] ?? NaN) < (days[before] ?? NaN))) return
    const message = `"${key}" (${row[key]}) comes before "${before}" (${row[before]}); the order is date, reported, retracted`
    note('days-out-of-order', key, message, { received: row[key] })
  }
  inOrder('date', 'reported')
  inOrder(row.reported === undefined ? 'date' : 'reported', 'retracted')
}

/** Rows of one event must agree in signal, observed and strength, ignored or not. */
function checkAgreement(log: readonly (EventRow | undefined)[], report: RowReport): void {
  const first = new Map<string, number>()
  for (const [index, row] of log.entries()) {
    if (row?.event === undefined) continue
    const earlier = first.get(row.event)
    if (earlier === undefined) {
      first.set(row.event, index)
      continue
    }
    const other = log[earlier] as EventRow
    for (const key of ['signal', 'observed', 'strength'] as const) {
      const here = key === 'signal' ? row.signal : rowData(row)?.[key]
      const there = key === 'signal' ? other.signal : rowData(other)?.[key]
      if (here !== there)
        report(
          'event-disagrees',
          index,
          key,
          () =>
            `the event ${show(row.event)} has ${key} ${show(there)} in row ${earlier + 1} and ${show(here)} here; rows of one event report the same thing`,
          { received: here, expected: show(there) },
        )
    }
  }
}
