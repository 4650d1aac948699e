import { show } from '../checking/show.ts'
import { dataOf } from '../records/brand.ts'
import type { RowReport } from '../records/collector.ts'
import type { Days, Note, RecordKind } from '../records/kind.ts'
import { type CaseData, type CaseRow, caseRow, placeColumns, timesOf } from './caseRow.ts'

const brand = Symbol.for('forkcast.case')

/** Past cases. */
export const caseKind: RecordKind<CaseRow, CaseData> = {
  name: 'table of cases',
  brand,
  schema: caseRow,
  shown: ['case', 'leaf'],
  namesMissing: true,
  check: checkPlace,
  data(row) {
    const { weight = 1, days = NaN, seen = [], absent = [] } = row
    // one of them is there, or the row has not passed
    const place = placeColumns.find((key) => row[key] !== undefined) ?? 'leaf'
    return { place, id: row[place] ?? '', weight, seen: counted(seen), absent: counted(absent), days }
  },
  together: checkNames,
}

/** The data of a case that has been checked; undefined for any other value. */
export function caseData(row: unknown): CaseData | undefined {
  return dataOf(caseKind, row)
}

/** How often each signal is named. */
function counted(entries: readonly string[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const entry of entries) {
    const [signal, count] = timesOf(entry)
    times.set(signal, (times.get(signal) ?? 0) + count)
  }
  return times
}

/** One column says where the case ended. */
function checkPlace(row: Readonly<Record<string, unknown>>, _days: Days, note: Note): void {
  const said = placeColumns.filter((key) => row[key] !== undefined)
  if (said.length === 1) return
  const received = said.length === 0 ? 'none' : said.join(' and ')
  const expected = 'exactly one of leaf, branch and outcome'
  note('case-place', said[1], `a case says ${expected}, the nearest that is known; received ${received}`, {
    received,
    expected,
  })
}

/** No two cases have one name. */
function checkNames(rows: readonly (CaseRow | undefined)[], report: RowReport): void {
  const first = new Map<string, number>()
  for (const [index, row] of rows.entries()) {
    if (!row) continue
    const earlier = first.get(row.case)
    if (earlier === undefined) first.set(row.case, index)
    else
      report(
        'duplicate-case',
        index,
        'case',
        `row ${earlier + 1} has the name ${show(row.case)} already; a case is one row, or give it another name`,
        { received: row.case },
      )
  }
}
