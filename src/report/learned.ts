import type { Estimate } from '../learning/estimate.ts'
import type { Learned, LearnedSignal, LearnedSplit, LearnedTarget } from '../learning/learned.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { type CaseCount, signalForms } from '../scenario/signalForms.ts'
import { formatNumber, formatPercent } from './numbers.ts'
import { printable } from './printable.ts'
import type { Page } from './style.ts'
import { type Column, cell, table, widthOfColumns } from './table.ts'
import { titleColumns } from './titleColumns.ts'
import { paragraph } from './width.ts'

/** What was learned from cases, for people: a table for each split and signal, with the old numbers beside the new. */
export function learnedReport(learned: Learned, before: Scenario, page: Page): string {
  const { cases, weight, splits, signals, logMarginalLikelihood } = learned
  const count = `${formatNumber(cases, 0)} ${cases === 1 ? 'case' : 'cases'}`
  const weighed = weight === cases ? count : `${count} of weight ${inCases(weight)}`
  const title = paragraph('', printable(before.title), page.width).split('\n')
  const log =
    logMarginalLikelihood === null
      ? 'log marginal likelihood: not known, because some numbers are uncertain in a form that is not conjugate'
      : `log marginal likelihood ${inLogs(logMarginalLikelihood)}: of what was counted, under the old numbers; compares scenarios for the same cases`
  return [
    [...title.map((line) => page.style('title', line)), `learned from ${weighed}`].join('\n'),
    ...splits.map((split) => splitTable(split, page)),
    ...signals.filter(hasCases).map((signal) => signalTable(signal, before, page)),
    paragraph(
      '',
      'between: 90% of the belief lies there; certain numbers learn nothing. Signals that no case names are left out.',
      page.width,
    ),
    paragraph('', log, page.width),
  ].join('\n\n')
}

function splitTable({ title, branches, form }: LearnedSplit, page: Page): string {
  const rows = Object.values(branches)
  const worth = (value: number | null) => (value === null ? '' : inCases(value))
  const numbers: Column[] = [
    right(
      'cases',
      rows.map(({ cases }) => inCases(cases)),
    ),
    right(
      'before',
      rows.map(({ casesBefore }) => worth(casesBefore)),
    ),
    right(
      'after',
      rows.map(({ casesAfter }) => worth(casesAfter)),
    ),
    ...sideBySide(
      rows.map(({ before }) => before),
      rows.map(({ after }) => after),
      formatPercent,
    ),
  ]
  return withHeading(
    title,
    form,
    [...titleColumns('branch', branches, page.width - widthOfColumns(numbers)), ...numbers],
    page,
  )
}

function signalTable(
  { signal, title, form, per, targets }: LearnedSignal,
  before: Scenario,
  page: Page,
): string {
  const count = signalForms[form].cases
  const rows = Object.values(targets)
  const numbers: Column[] = [
    ...countColumns(count, rows),
    ...sideBySide(
      rows.map((row) => row.before),
      rows.map((row) => row.after),
      writers[count],
    ),
  ]
  const titles = titlesOf(before, Object.keys(targets))
  const what = per === null ? form : `${form} per ${threeDigits(per)} days`
  const name = title === signal ? title : `${title} (${signal})`
  return withHeading(
    `${name}: ${what}`,
    'beta',
    [...titleColumns('where', titles, page.width - widthOfColumns(numbers)), ...numbers],
    page,
  )
}

/** How a value is written: a probability, or a number of arrivals. */
const writers: Readonly<Record<CaseCount, (value: number) => string>> = {
  looks: formatPercent,
  arrivals: threeDigits,
}

function countColumns(count: CaseCount, rows: readonly LearnedTarget[]): Column[] {
  const column = (heading: string, numberOf: (row: LearnedTarget) => number | null) =>
    right(
      heading,
      rows.map((row) => inCases(numberOf(row) ?? 0)),
    )
  switch (count) {
    case 'looks':
      return [column('seen', ({ seen }) => seen), column('not seen', ({ absent }) => absent)]
    case 'arrivals':
      return [column('events', ({ seen }) => seen), column('days', ({ days }) => days)]
  }
}

function withHeading(title: string, form: string, columns: Column[], page: Page): string {
  const learns = form === 'certain' || form === 'not-conjugate' ? `${title} (${form}: stays as it is)` : title
  return `${paragraph('', printable(learns), page.width)}\n\n${table(columns, page.style)}`
}

function hasCases({ targets }: LearnedSignal): boolean {
  return Object.values(targets).some(
    ({ seen, absent, days }) => seen > 0 || (absent ?? 0) > 0 || (days ?? 0) > 0,
  )
}

function titlesOf({ document }: Scenario, ids: readonly string[]): Record<string, { title: string }> {
  const titles = new Map<string, string>()
  const visit = (branches: typeof document.tree.branches): void => {
    for (const [id, branch] of Object.entries(branches ?? {})) {
      if (branch.title !== undefined) titles.set(id, branch.title)
      visit(branch.branches)
    }
  }
  visit(document.tree.branches)
  return Object.fromEntries(ids.map((id) => [id, { title: titles.get(id) ?? id }]))
}

function sideBySide(
  before: readonly Estimate[],
  after: readonly Estimate[],
  write: (value: number) => string,
): Column[] {
  const between = ({ lower, upper }: Estimate): string => {
    if (lower === null || upper === null) return ''
    return lower === upper ? 'certain' : `${write(lower)} to ${write(upper)}`
  }
  return [
    right(
      'was',
      before.map(({ value }) => write(value)),
    ),
    right('between', before.map(between)),
    right(
      'is',
      after.map(({ value }) => write(value)),
    ),
    right('between', after.map(between)),
  ]
}

function right(heading: string, texts: readonly string[]): Column {
  return { heading, align: 'right', cells: texts.map((text) => cell(text)) }
}

/** A number of cases; it is a fraction where cases have fractional weights. */
function inCases(count: number): string {
  return formatNumber(count, Number.isInteger(count) ? 0 : 2)
}

function inLogs(value: number): string {
  return value === -Infinity ? '−∞' : formatNumber(value, 2)
}

function threeDigits(value: number): string {
  return String(Number(value.toPrecision(3)))
}
