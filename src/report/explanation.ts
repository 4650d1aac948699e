import type { EventLog } from '../events/row.ts'
import type { Explanation } from '../explanation/explain.ts'
import type { LeftOut } from '../explanation/leaveOneOut.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { heading } from './heading.ts'
import { memo } from './memo.ts'
import { formatCount, formatNumber, formatPercent, formatPoints } from './numbers.ts'
import { outcomeTable } from './outcomeTable.ts'
import { eventName, type StepName, stepNames, titleOf } from './stepNames.ts'
import { type Line, linesOf, stepTable } from './stepTable.ts'
import type { Page } from './style.ts'
import { cell } from './table.ts'
import { paragraph } from './width.ts'

const stepsTold =
  'step by step: percentages are where each day ends, signed numbers the points that led there'
const owedTold = 'what the forecast owes to each: its points now, less those without it'
const mostEvents = 10
const mostOfAKind = 5

/**
 * An explanation for people: the whole change, the steps that led there, the forecast without each event, source and
 * cluster, and sentences to paste into a memo.
 *
 * @param about the branch that the sentences are about; default: the outcome that moved most.
 */
export function explanationReport(
  explanation: Explanation,
  scenario: Scenario,
  log: EventLog,
  page: Page,
  about?: string,
): string {
  const ids = Object.keys(explanation.outcomes)
  return [
    heading(explanation, page),
    wholeChange(explanation, page),
    paragraph('', stepsTold, page.width),
    stepTable(dayLines(explanation, scenario, log), ids, page, 'what moved it'),
    ...withoutEach(explanation, scenario, log, ids, page),
    ...memo(explanation, scenario, log, about).map((text) => paragraph('', text, page.width)),
  ].join('\n\n')
}

function wholeChange({ outcomes }: Explanation, page: Page): string {
  const rows = Object.values(outcomes)
  const column = (title: string, text: (row: (typeof rows)[number]) => string) => ({
    heading: title,
    align: 'right' as const,
    cells: rows.map((row) => cell(text(row))),
  })
  const numbers = [
    column('prior', ({ prior }) => formatPercent(prior)),
    column('now', ({ probability }) => formatPercent(probability)),
    column('points', ({ points }) => formatPoints(points / 100)),
    column('decibans', ({ decibans }) => signed(decibans)),
  ]
  return outcomeTable(
    outcomes,
    numbers,
    rows.map(({ probability }) => probability),
    page,
  )
}

/** Decibans with their sign; ∞ where something became impossible or certain. */
export function signed(decibans: number): string {
  if (!Number.isFinite(decibans)) return decibans > 0 ? '+\u221e' : '\u2212\u221e'
  const text = formatNumber(decibans, 1)
  return decibans > 0 && Number(text) !== 0 ? `+${text}` : text
}

function dayLines({ days }: Explanation, scenario: Scenario, log: EventLog): Line[] {
  const plainName = stepNames(scenario, () => log)
  const heard = new Set<string>()
  const nameOf: StepName = (step) => {
    const { cause, event } = step
    if (cause !== 'news' || event === undefined) return plainName(step)
    const again = heard.has(event) ? 'again: ' : ''
    heard.add(event)
    return `${again}${plainName(step)}`
  }
  return days.flatMap(({ asOf, probabilities, steps, impossible }, index): Line[] => {
    const note = impossible ? 'the evidence contradicts itself' : index === 0 ? 'the prior' : ''
    return [{ day: asOf, note, probabilities }, ...linesOf(steps, nameOf)]
  })
}

function withoutEach(
  { leaveOneOut }: Explanation,
  scenario: Scenario,
  log: EventLog,
  ids: readonly string[],
  page: Page,
): string[] {
  const { clusters } = scenario.document
  const line = ({ outcomes, date }: LeftOut, what: string): Line => ({
    what,
    date,
    points: Object.fromEntries(Object.entries(outcomes).map(([id, { points }]) => [id, points])),
  })
  const events = leaveOneOut.events
    .slice(0, mostEvents)
    .map((entry) => line(entry, eventName(scenario, log, { cause: 'news', ...entry })))
  const several = (kind: string, entries: readonly LeftOut[], name: (entry: LeftOut) => string) =>
    entries
      .filter(({ events: count }) => count > 1)
      .slice(0, mostOfAKind)
      .map((entry) => line(entry, `${kind} ${name(entry)} (${formatCount(entry.events)} events)`))
  const lines = [
    ...events,
    ...several('source', leaveOneOut.sources, ({ source = '' }) => source),
    ...several('cluster', leaveOneOut.clusters, ({ cluster = '' }) => titleOf(clusters, cluster)),
  ]
  if (lines.length === 0) return []
  const more = leaveOneOut.events.length - events.length
  return [
    paragraph('', owedTold, page.width),
    stepTable(lines, ids, page, 'without'),
    ...(more > 0 ? [`  and ${formatCount(more)} more events that matter less`] : []),
  ]
}
