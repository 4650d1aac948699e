import type { EventLog, EventRow } from '../events/row.ts'
import type { IgnoredReason, IgnoredRow } from '../evidence/counted.ts'
import type { Forecast } from '../forecast/forecast.ts'
import { heading } from './heading.ts'
import { formatCount, formatNumber, formatPercent, formatPoints } from './numbers.ts'
import { outcomeTable } from './outcomeTable.ts'
import { printable } from './printable.ts'
import type { Page, Role } from './style.ts'
import { type Column, cell, table } from './table.ts'
import { paragraph } from './width.ts'

const mostOfAKind = 5

/**
 * A forecast for people: each outcome before and after the evidence, which rows of the log counted, and the log
 * coherence.
 */
export function forecastReport(forecast: Forecast, log: EventLog, page: Page): string {
  return [
    heading(forecast, page),
    outcomesOf(forecast, page),
    eventsOf(forecast, log, page),
    coherenceOf(forecast, page),
  ].join('\n\n')
}

function outcomesOf({ outcomes }: Forecast, page: Page): string {
  const rows = Object.values(outcomes)
  const numbers: Column[] = [
    { heading: 'prior', align: 'right', cells: rows.map(({ prior }) => cell(formatPercent(prior))) },
    {
      heading: 'now',
      align: 'right',
      cells: rows.map(({ probability }) => cell(formatPercent(probability))),
    },
    {
      heading: 'change',
      align: 'right',
      cells: rows.map(({ prior, probability }) => {
        const text = formatPoints(probability - prior)
        if (Number(text) === 0) return cell(text, 'quiet')
        return cell(text, probability > prior ? 'up' : 'down')
      }),
    },
  ]
  return outcomeTable(
    outcomes,
    numbers,
    rows.map(({ probability }) => probability),
    page,
  )
}

interface Reason {
  /** Describes all rows ignored for this reason, after their number. */
  readonly are: string
  /** Describes one such row, with details from the row. */
  readonly of: (row: EventRow | undefined) => string
}

const reasons: Readonly<Record<IgnoredReason, Reason>> = {
  'not-yet-known': {
    are: 'not yet known',
    of: (row) => `not yet known: reported ${row?.reported ?? row?.date}`,
  },
  'before-origin': {
    are: 'from before the origin',
    of: () => 'happened by the origin: the prior knows of it',
  },
  retracted: { are: 'retracted', of: (row) => `retracted ${row?.retracted}` },
  ungraded: {
    are: 'that cannot be judged',
    of: (row) => `grade ${row?.grade} says that it cannot be judged`,
  },
  'no-credence': {
    are: 'without credence',
    of: (row) => (row?.credence === 0 ? 'credence 0' : `grade ${row?.grade} gives it a credence of 0`),
  },
}

function eventsOf({ events }: Forecast, log: EventLog, page: Page): string {
  const { used, ignored } = events
  const count = `${formatCount(used)} event${used === 1 ? '' : 's'} used`
  if (log.length === 0) return 'no events'
  if (ignored.length === 0) return `${count}, no row ignored`
  return [
    `${count}; ${formatCount(ignored.length)} of ${formatCount(log.length)} rows ignored:`,
    ...ignoredOf(ignored, log, page),
  ].join('\n')
}

/** Lists the first rows for each reason, and counts the others: a log may go on for years after the as-of day. */
function ignoredOf(ignored: readonly IgnoredRow[], log: EventLog, page: Page): string[] {
  const counts = new Map<IgnoredReason, number>()
  const shown = ignored.filter(({ reason }) => {
    const count = (counts.get(reason) ?? 0) + 1
    counts.set(reason, count)
    return count <= mostOfAKind
  })
  const column = (text: (row: IgnoredRow) => string, role?: Role): Column => ({
    heading: '',
    align: 'left',
    cells: shown.map((row) => cell(printable(text(row)), role)),
  })
  const columns = [
    column(({ row }) => `row ${row}`),
    column(({ row }) => log[row - 1]?.date ?? ''),
    column(({ signal }) => signal),
    column(({ row, reason }) => reasons[reason].of(log[row - 1]), 'quiet'),
  ]
  const rest = [...counts].filter(([, count]) => count > mostOfAKind)
  return [
    table(columns, page.style),
    ...rest.map(([reason, count]) => `  and ${formatCount(count - mostOfAKind)} more ${reasons[reason].are}`),
  ]
}

/** The log coherence, ln Σw (docs/semantics.md#the-sum), with a reminder of how not to use it. */
function coherenceOf({ logCoherence }: Forecast, page: Page): string {
  return paragraph(
    '',
    `log coherence ${formatNumber(logCoherence, 2)}: how well all the evidence goes together (0: as one event alone); not for comparing models`,
    page.width,
  )
}
