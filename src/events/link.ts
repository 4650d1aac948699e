import { show } from '../checking/show.ts'
import { didYouMean } from '../checking/suggestion.ts'
import { checkRows } from '../records/check.ts'
import { noRows, type RowReport, rowCollector } from '../records/collector.ts'
import type { Known, ScenarioIds } from '../scenario/literal.ts'
import type { Model } from '../scenario/model.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { modelOf } from '../scenario/scenario.ts'
import { rulesOf } from '../scenario/signalForms.ts'
import { columnsOf, gradeNumber, type LogColumns } from './columns.ts'
import { eventKind, rowData } from './kind.ts'
import { EventError } from './log.ts'
import type { EventInput, EventLog, EventRow } from './row.ts'

/** A log joined to a scenario: what evidence on any day is computed from. */
export interface LinkedLog extends LogColumns {
  /** Index of the scenario's signal, for each of the log's. */
  readonly modelSignal: Int32Array
  /** Credence by grade number; NaN where a grade cannot be judged. */
  readonly gradeCredence: Float64Array
}

/**
 * Joins a log to a scenario: signals by index, grades by the scenario's credences.
 *
 * @throws EventError with every problem: rows that are wrong by themselves, disagree, or name unknown signals.
 */
export function linkLog(model: Model, log: readonly EventInput[]): LinkedLog {
  const columns = columnsOf(checkedLog(model, log))
  const modelSignal = Int32Array.from(columns.signalIds, (id) => model.signalOfId.get(id) ?? -1)
  if (needsLook(model, columns, modelSignal)) {
    const { problems, report } = rowCollector(eventKind, columns.rows)
    checkSignals(model, columns.rows, report)
    if (problems.length > 0) throw new EventError(problems)
  }
  return { ...columns, modelSignal, gradeCredence: gradeCredences(model) }
}

const way = 'text goes through readEvents of "forkcast/read", and parseEvents returns its rows as log'

/** Logs whose rows have been checked by themselves and against each other. */
const checkedLogs = new WeakSet<readonly EventInput[]>()

/** The rows of a log, checked where they have not been; a frozen log is checked once. */
function checkedLog(model: Model, log: readonly EventInput[]): EventLog {
  if (!Array.isArray(log)) throw new EventError([noRows('a log is', log, way)])
  if (checkedLogs.has(log)) return log
  const { problems, report } = rowCollector(eventKind, log)
  const found = checkRows(eventKind, log, report)
  if (problems.length > 0) {
    checkSignals(model, found, report)
    throw new EventError(problems)
  }
  // without a problem every row has passed
  const rows = found as EventRow[]
  // the log itself where it cannot change and every row was checked before; else the checked copy
  const same = Object.isFrozen(log) && log.every((row) => rowData(row) !== undefined)
  const checked = same ? log : Object.freeze(rows)
  checkedLogs.add(checked)
  return checked
}

/** Whether any row could be at odds with the scenario: a pass over columns, so that a right log costs little. */
function needsLook(model: Model, columns: LogColumns, modelSignal: Int32Array): boolean {
  const forms = Array.from(modelSignal, (signal) => model.signals[signal]?.form)
  for (let position = 0; position < columns.signal.length; position++) {
    const form = forms[columns.signal[position] as number]
    if (form === undefined) return true
    if (columns.observed[position] === 0 && typeof rulesOf(form).absent !== 'function') return true
    if (columns.strength[position] !== 1 && rulesOf(form).process) return true
  }
  return false
}

function checkSignals(model: Model, rows: readonly (EventRow | undefined)[], report: RowReport): void {
  for (const [index, row] of rows.entries()) {
    if (!row) continue
    const { signal: id } = row
    const signal = model.signals[model.signalOfId.get(id) ?? -1]
    if (!signal) {
      const message = () =>
        `${show(id)} is no signal of this scenario${didYouMean(id, model.signalOfId.keys())}`
      report('unknown-signal', index, 'signal', message, { received: id })
      continue
    }
    const { absent, process } = rulesOf(signal.form)
    if (row.observed === false && typeof absent !== 'function')
      report(
        'observed-needs-likelihood',
        index,
        'observed',
        `${absent.because}, and "${row.signal}" is a ${signal.form}; leave the row out`,
        { received: false },
      )
    if (row.strength !== undefined && row.strength !== 1 && process)
      report(
        'strength-of-rate',
        index,
        'strength',
        `a ${signal.form} counts arrivals, each as strong as the next, and "${row.signal}" is a ${signal.form}; leave strength out`,
        { received: row.strength },
      )
  }
}

/** Semantics §3: the smaller of a grade's two values that can be judged. */
function gradeCredences(model: Model): Float64Array {
  const credences = new Float64Array(36)
  for (const letter of 'ABCDEF')
    for (const digit of '123456') {
      const judged = [letter, digit].flatMap((mark) => model.grades.get(mark) ?? [])
      credences[gradeNumber(letter + digit)] = judged.length === 0 ? NaN : Math.min(...judged)
    }
  return credences
}

/**
 * Checks rows written as literals against a scenario.
 *
 * The way in for code; text goes through `readEvents` of `forkcast/read`.
 *
 * @param scenario the scenario whose signals the rows name.
 * @param rows one object per report.
 * @returns a log, its signals those of the scenario: a read-only array to filter, concatenate and give to `update`.
 * @throws EventError with every problem: code, message, path (`row 4: credence`), received, expected.
 * @example
 * defineEvents(scenario, [{ date: '2030-03-11', signal: 'audit-leak', grade: 'B2' }]).length // 1
 */
export function defineEvents<Ids extends ScenarioIds, Named extends string = never>(
  scenario: Scenario<Ids>,
  rows: readonly EventInput<Known<Ids['signal'], Named>>[],
): EventLog<Ids['signal']> {
  return linkLog(modelOf(scenario), rows).rows
}
