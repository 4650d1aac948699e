import type { EventLog } from '../events/row.ts'
import type { ComparedForecast, Comparison } from '../explanation/compare.ts'
import type { OneSided } from '../explanation/oneSided.ts'
import type { StepLabel } from '../explanation/step.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { signed } from './explanation.ts'
import { longDay } from './longDay.ts'
import { formatNumber, formatPercent, formatPoints } from './numbers.ts'
import { outcomeTable } from './outcomeTable.ts'
import { printable } from './printable.ts'
import { eventName, stepNames } from './stepNames.ts'
import { linesOf, stepTable } from './stepTable.ts'
import type { Page } from './style.ts'
import { cell } from './table.ts'
import { paragraph } from './width.ts'

/** The inputs of a compared forecast. */
export interface ComparedInputs {
  readonly scenario: Scenario
  readonly log: EventLog
}

const mostListed = 8

/** A comparison for people: both forecasts side by side, how far apart they are, and the steps from one to the other. */
export function comparisonReport(
  comparison: Comparison,
  from: ComparedInputs,
  to: ComparedInputs,
  page: Page,
): string {
  const { a, b, steps, outcomes } = comparison
  const lines = linesOf(
    steps,
    stepNames(to.scenario, (step) => logOf(step, from, to)),
  )
  const titles = a.title === b.title ? [a.title] : [a.title, `against ${b.title}`]
  return [
    [
      ...titles.flatMap((title) =>
        paragraph('', printable(title), page.width)
          .split('\n')
          .map((text) => page.style('title', text)),
      ),
      paragraph('', `a: ${placeOf(a)}; b: ${placeOf(b)}`, page.width),
    ].join('\n'),
    outcomesOf(comparison, page),
    distance(comparison, page),
    ...sided('only in a', comparison.onlyInA, from, page),
    ...sided('only in b', comparison.onlyInB, to, page),
    ...(lines.length === 0 ? [] : [stepTable(lines, Object.keys(outcomes), page, 'from a to b, in points')]),
    paragraph('', sentence(comparison), page.width),
  ].join('\n\n')
}

/** The log that a step's row number refers to: the first for events that the second forecast lacks, else the second. */
function logOf({ cause }: StepLabel, from: ComparedInputs, to: ComparedInputs): EventLog {
  return cause === 'absence' || cause === 'retraction' ? from.log : to.log
}

function placeOf({ origin, asOf, horizon }: ComparedForecast): string {
  return `the end of ${asOf} (prior of ${origin}, closes ${horizon})`
}

function outcomesOf({ outcomes }: Comparison, page: Page): string {
  const rows = Object.values(outcomes)
  const shown = (p: number | null) => (p === null ? '\u2013' : formatPercent(p))
  const column = (title: string, text: (row: (typeof rows)[number]) => string) => ({
    heading: title,
    align: 'right' as const,
    cells: rows.map((row) => cell(text(row))),
  })
  const numbers = [
    column('a', ({ a }) => shown(a)),
    column('b', ({ b }) => shown(b)),
    {
      ...column('points', ({ points }) => formatPoints(points / 100)),
      cells: rows.map(({ points }) => {
        const text = formatPoints(points / 100)
        if (Number(text) === 0) return cell(text, 'quiet')
        return cell(text, points > 0 ? 'up' : 'down')
      }),
    },
    column('decibans', ({ decibans }) => signed(decibans)),
  ]
  return outcomeTable(
    outcomes,
    numbers,
    rows.map(({ b }) => b ?? 0),
    page,
  )
}

function distance({ totalVariation, bits }: Comparison, page: Page): string {
  const information = Number.isFinite(bits)
    ? `${formatNumber(bits, 3)} bits from a to b`
    : 'b holds possible what a does not: infinitely many bits from a to b'
  return paragraph('', `total variation ${formatPercent(totalVariation)}; ${information}`, page.width)
}

function sided(title: string, only: OneSided, { scenario, log }: ComparedInputs, page: Page): string[] {
  const events = only.events.map(
    (event) => `${eventName(scenario, log, { cause: 'news', ...event })} (${event.date})`,
  )
  const parts = [
    ['outcomes', only.outcomes],
    ['branches', only.branches.filter((id) => !only.outcomes.includes(id))],
    ['signals', only.signals],
    ['events', events],
  ] as const
  const lines = parts.flatMap(([kind, names]) => {
    if (names.length === 0) return []
    const listed = names.slice(0, mostListed).map(printable).join('; ')
    const more = names.length > mostListed ? `; and ${names.length - mostListed} more` : ''
    return [paragraph(`  ${kind}: `, `${listed}${more}`, page.width)]
  })
  return lines.length === 0 ? [] : [[title, ...lines].join('\n')]
}

/** A sentence about the outcome that moved most, for a memo. */
function sentence({ a, b, outcomes, movers }: Comparison): string {
  const id = movers[0]
  const outcome = id === undefined ? undefined : outcomes[id]
  if (!outcome) return 'No outcome moved.'
  const [from, to] = [formatPercent(outcome.a ?? 0), formatPercent(outcome.b ?? 0)]
  const verb = outcome.points > 0 ? 'rises' : 'falls'
  const days =
    a.asOf === b.asOf ? `as of ${longDay(a.asOf)}` : `between ${longDay(a.asOf)} and ${longDay(b.asOf)}`
  return `\u201c${printable(outcome.title)}\u201d moves most: it ${verb} from ${from} to ${to} ${days}.`
}
