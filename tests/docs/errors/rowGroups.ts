import { update } from 'forkcast'
import { formatProblem } from '../../../src/checking/problem.ts'
import { rowCases } from '../../events/codeCases.ts'
import { problemsOf, row, scenario } from '../../events/logs.ts'
import { byCode, type Example, entriesOf, type Group } from './entry.ts'

const rows = {
  'invalid-type': 'A row is an object.',
  'unknown-key': 'A key is none of a row. One of your own begins with `x-`.',
  'missing-key': 'A row has a date and a signal.',
  'invalid-value': 'A value is not what its column takes.',
  'invalid-day': 'A day is written as year-month-day and must be in the calendar.',
  'days-out-of-order': 'What happened becomes known, and is retracted, in this order.',
  'event-disagrees': 'Rows with one `event` id report one thing: one signal, seen or not, of one strength.',
  'unknown-signal': 'The log names a signal that the scenario does not have.',
  'observed-needs-likelihood':
    '`observed: false` takes a probability of seeing the signal, which a ratio does not say.',
  'strength-of-rate': 'A rate counts arrivals.',
}

const ignored = {
  'not-yet-known': 'It was reported after the as-of day.',
  'before-origin': 'It happened on the origin or before: the prior knows of it.',
  retracted: 'It was retracted by the as-of day.',
  ungraded: 'The grade F6 judges neither the source nor what it says.',
  'no-credence': 'It is believed not at all.',
}

const ignoredRows: Readonly<Record<keyof typeof ignored, object>> = {
  'not-yet-known': { reported: '2030-06-01' },
  'before-origin': { date: '2030-02-20' },
  retracted: { retracted: '2030-04-20' },
  ungraded: { grade: 'F6' },
  'no-credence': { grade: 'E3' },
}

/** Rows as a log has them: one a line. */
export const linesOf = (log: readonly unknown[]): string => log.map((each) => JSON.stringify(each)).join('\n')

/** What can be wrong with a row, and why a right one may not count. */
export function rowGroups(): Group[] {
  const problems = byCode(
    rowCases,
    ({ code }) => code,
    ({ wrong }): Example => {
      const log = [row({ event: 'first' }), wrong]
      const [problem] = problemsOf(log)
      return { language: 'jsonl', text: linesOf(log), message: problem ? formatProblem(problem) : '' }
    },
  )
  const reasons = Object.entries(ignoredRows).map(([reason, parts]): [string, Example[]] => {
    const log = [row(parts)]
    const found = update(scenario, log, { asOf: '2030-04-30' }).events.ignored[0]
    if (found?.reason !== reason) throw new Error(`expected ${reason}, found ${found?.reason}`)
    return [reason, [{ language: 'jsonl', text: linesOf(log), message: JSON.stringify(found) }]]
  })
  return [
    {
      title: 'Rows of a log',
      intro:
        'Each row by itself, the rows of one event, and the log with its scenario. The row is `row N`, from 1.',
      entries: entriesOf(rows, problems),
    },
    {
      title: 'Rows that do not count',
      intro:
        'No problems: a forecast lists the rows that it ignores under `events.ignored`, each with the first reason that fits. Here as of 2030-04-30.',
      entries: entriesOf(ignored, new Map(reasons)),
    },
  ]
}
