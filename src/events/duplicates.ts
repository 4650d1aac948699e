import type { Warning } from '../checking/problem.ts'
import { sameRow } from '../records/identity.ts'
import { eventKind } from './kind.ts'
import type { EventRow, RowData } from './row.ts'

/** At most so many rows delivered twice are named one by one. */
const mostNamed = 20

/**
 * For each row the first one equal to it, or −1. An open-addressing table of row numbers keyed by the rows'
 * hashes: a Set of the rows' texts would take a second and a gigabyte for a log of a million rows.
 */
export function repeatedRows(rows: readonly EventRow[], data: readonly RowData[]): Int32Array {
  const bits = 33 - Math.clz32(Math.max(8, rows.length))
  const mask = (1 << bits) - 1
  const table = new Int32Array(mask + 1).fill(-1)
  const first = new Int32Array(rows.length).fill(-1)
  for (let index = 0; index < rows.length; index++) {
    const { hash } = data[index] as RowData
    let slot = Math.imul(hash, 0x9e3779b1) >>> (32 - bits)
    for (;;) {
      const other = table[slot] as number
      if (other < 0) {
        table[slot] = index
        break
      }
      const same =
        (data[other] as RowData).hash === hash &&
        sameRow(eventKind, rows[other] as EventRow, rows[index] as EventRow)
      if (same) {
        first[index] = other
        break
      }
      slot = (slot + 1) & mask
    }
  }
  return first
}

/** Says which rows were delivered twice. */
export function duplicateWarnings(
  rows: readonly EventRow[],
  data: readonly RowData[],
  first: Int32Array,
): Warning[] {
  const warnings: Warning[] = []
  let more = 0
  first.forEach((other, index) => {
    if (other < 0) return
    if (warnings.length === mostNamed) {
      more++
      return
    }
    const { date, signal } = rows[index] as EventRow
    const { line, column } = data[index] as RowData
    warnings.push({
      code: 'duplicate-row',
      message: `row ${index + 1} repeats row ${other + 1} (${date}, ${signal}) and is counted once; two like events on one day need event ids`,
      path: `row ${index + 1}`,
      ...(line === undefined ? {} : { line, column: column as number }),
    })
  })
  if (more > 0)
    warnings.push({
      code: 'duplicate-row',
      message:
        more === 1
          ? '1 more row repeats an earlier one and is counted once'
          : `${more} more rows repeat earlier ones and are counted once`,
    })
  return warnings
}
