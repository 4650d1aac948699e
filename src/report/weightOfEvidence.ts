import type { EventLog } from '../events/row.ts'
import type { WeighedRow, WeightOfEvidence } from '../explanation/weightOfEvidence.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { signed } from './explanation.ts'
import { printable } from './printable.ts'
import { eventName, titleOf } from './stepNames.ts'
import type { Page } from './style.ts'
import { cell, table } from './table.ts'
import { paragraph, wrapAtMost } from './width.ts'

const roomForNumbers = 16

/** The weight of evidence of each row, in decibans, for one id against another. */
export function weightOfEvidenceReport(
  ids: readonly [string, string],
  { prior, rows, posterior }: WeightOfEvidence,
  scenario: Scenario,
  log: EventLog,
  page: Page,
): string {
  const lines = [
    { what: 'prior odds', decibans: prior },
    ...rows.map((row) => ({ what: nameOf(row, scenario, log), decibans: row.decibans })),
    { what: 'odds now', decibans: posterior },
  ]
  const width = page.width - roomForNumbers
  const [a, b] = ids.map(printable)
  const title = `weight of evidence for ${a} against ${b}, in decibans (10 is a factor of 10 in the odds, 3 about 2)`
  const columns = [
    {
      heading: '',
      align: 'left' as const,
      cells: lines.map(({ what }) => ({ lines: wrapAtMost(printable(what), width, 2) })),
    },
    { heading: '', align: 'right' as const, cells: lines.map(({ decibans }) => cell(signed(decibans))) },
  ]
  return `${paragraph('', title, page.width)}\n\n${table(columns, page.style)}`
}

function nameOf(row: WeighedRow, scenario: Scenario, log: EventLog): string {
  if (row.kind === 'condition') return row.condition ?? ''
  if (row.kind === 'survival') return 'nothing has come true yet'
  if (row.kind === 'cluster')
    return `weighed together: ${titleOf(scenario.document.clusters, row.cluster ?? '')}`
  if (row.kind === 'silence') return `silence: ${titleOf(scenario.document.signals, row.signal ?? '')}`
  return `${eventName(scenario, log, { cause: 'news', ...row })} (${row.date})`
}
