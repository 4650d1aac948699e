import type { Model } from '../scenario/model.ts'
import type { Warning } from '../scenario/problem.ts'
import { capProblems } from '../scenario/problem.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { modelOf } from '../scenario/scenario.ts'
import { didYouMean } from '../scenario/suggestion.ts'
import { checkAgreement, checkRows, EventError, type RowReport, rowCollector } from './log.ts'
import type { EventLog, EventRow, RowData } from './row.ts'
import { rowData, sameRow } from './row.ts'

/** A log joined to a scenario: what evidence on any day is computed from. */
export interface LinkedLog {
  readonly rows: readonly EventRow[]
  readonly data: readonly RowData[]
  /** Index of the row's signal. */
  readonly signal: Int32Array
  /** Rows of one event share its number; numbered by first row. −1: a row delivered twice. */
  readonly event: Int32Array
  readonly events: number
  /** Credence by itself or by grade; NaN where it was graded and cannot be judged. */
  readonly credence: Float64Array
  readonly warnings: readonly Warning[]
}

/** At most so many rows delivered twice are named one by one. */
const mostDuplicates = 20

/**
 * Joins a log to a scenario: signals by index, events by number, credences by the scenario's grades.
 *
 * @throws EventError with every problem: rows that are wrong by themselves, disagree, or name unknown signals.
 */
export function linkLog(model: Model, log: readonly EventRow[]): LinkedLog {
  const { problems, report } = rowCollector(log)
  const rows = checkRows(log, report)
  if (problems.length > 0) throw new EventError(capProblems(problems))
  checkAgreement(rows, report)
  checkSignals(model, rows, report)
  if (problems.length > 0) throw new EventError(capProblems(problems))
  const data = rows.map((row) => rowData(row) as RowData)
  const { event, events, warnings } = numberEvents(rows, data)
  return {
    rows,
    data,
    signal: Int32Array.from(rows, ({ signal }) => model.signalOfId.get(signal) as number),
    event,
    events,
    credence: credencesOf(model, rows),
    warnings,
  }
}

function checkSignals(model: Model, rows: readonly EventRow[], report: RowReport): void {
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as EventRow
    const signal = model.signals[model.signalOfId.get(row.signal) ?? -1]
    if (!signal)
      report(
        'unknown-signal',
        index,
        'signal',
        `"${row.signal}" is no signal of this scenario${didYouMean(row.signal, model.signalOfId.keys())}`,
        { received: row.signal },
      )
    else if (row.observed === false && signal.form !== 'likelihood')
      report(
        'observed-needs-likelihood',
        index,
        'observed',
        `only a likelihood says what not seeing it means, and "${row.signal}" is a ${signal.form}; leave the row out`,
        { received: false },
      )
    else if (row.strength !== undefined && row.strength !== 1 && signal.form === 'rate')
      report(
        'strength-of-rate',
        index,
        'strength',
        `a rate counts arrivals, each as strong as the next, and "${row.signal}" is a rate; leave strength out`,
        { received: row.strength },
      )
  }
}

/** Semantics §3: the credence given, else the smaller of the grade's two values that can be judged, else 1. */
function credencesOf(model: Model, rows: readonly EventRow[]): Float64Array {
  const ofGrade = new Map<string, number>()
  for (const letter of 'ABCDEF')
    for (const digit of '123456') {
      const judged = [letter, digit].flatMap((mark) => model.grades.get(mark) ?? [])
      ofGrade.set(letter + digit, judged.length === 0 ? Number.NaN : Math.min(...judged))
    }
  return Float64Array.from(
    rows,
    ({ credence, grade }) => credence ?? (grade === undefined ? 1 : (ofGrade.get(grade) as number)),
  )
}

function numberEvents(
  rows: readonly EventRow[],
  data: readonly RowData[],
): { event: Int32Array; events: number; warnings: Warning[] } {
  const event = new Int32Array(rows.length)
  const numberOfId = new Map<string, number>()
  const warnings: Warning[] = []
  const repeated = repeatedRows(rows, data)
  let events = 0
  let duplicates = 0
  for (let index = 0; index < rows.length; index++) {
    const first = repeated[index] as number
    if (first >= 0) {
      event[index] = -1
      if (++duplicates <= mostDuplicates)
        warnings.push(duplicateRow(rows[index] as EventRow, data[index] as RowData, index, first))
      continue
    }
    const id = (rows[index] as EventRow).event
    const known = id === undefined ? undefined : numberOfId.get(id)
    event[index] = known ?? events
    if (known !== undefined) continue
    if (id !== undefined) numberOfId.set(id, events)
    events++
  }
  if (duplicates > mostDuplicates)
    warnings.push({
      code: 'duplicate-row',
      message: `${duplicates - mostDuplicates} more rows repeat earlier ones and are counted once`,
    })
  return { event, events, warnings }
}

function duplicateRow(row: EventRow, { line, column }: RowData, index: number, first: number): Warning {
  const message = `row ${index + 1} repeats row ${first + 1} (${row.date}, ${row.signal}) and is counted once; two like events on one day need event ids`
  return {
    code: 'duplicate-row',
    message,
    path: `row ${index + 1}`,
    ...(line === undefined ? {} : { line, column: column as number }),
  }
}

/**
 * For each row the first one equal to it, or −1. An open-addressing table of row numbers keyed by the rows'
 * hashes: a Set of the rows' texts would take a second and a gigabyte for a log of a million rows.
 */
function repeatedRows(rows: readonly EventRow[], data: readonly RowData[]): Int32Array {
  const size = 2 ** (33 - Math.clz32(Math.max(8, rows.length)))
  const table = new Int32Array(size).fill(-1)
  const first = new Int32Array(rows.length).fill(-1)
  for (let index = 0; index < rows.length; index++) {
    const { hash } = data[index] as RowData
    let slot = (Math.imul(hash, 0x9e3779b1) >>> 0) & (size - 1)
    for (let other = table[slot] as number; ; other = table[slot] as number) {
      if (other < 0) {
        table[slot] = index
        break
      }
      if (
        (data[other] as RowData).hash === hash &&
        sameRow(rows[other] as EventRow, rows[index] as EventRow)
      ) {
        first[index] = other
        break
      }
      slot = (slot + 1) & (size - 1)
    }
  }
  return first
}

/**
 * Checks rows written as literals against a scenario.
 *
 * The way in for code; text goes through `readEvents` of `forkcast/read`.
 *
 * @param scenario the scenario whose signals the rows name.
 * @param rows one object per report.
 * @returns a log: a read-only array to filter, concatenate and give to `update`.
 * @throws EventError with every problem: code, message, path (`row 4: credence`), received, expected.
 * @example
 * defineEvents(scenario, [{ date: '2030-03-11', signal: 'audit-leak', grade: 'B2' }]).length // 1
 */
export function defineEvents(scenario: Scenario, rows: readonly EventRow[]): EventLog {
  return Object.freeze([...linkLog(modelOf(scenario), rows).rows])
}
