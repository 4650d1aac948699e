import type { EventLog, EventRow } from '../events/row.ts'
import type { TimelineDay } from '../replay/timeline.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { heading } from './heading.ts'
import { formatPercent } from './numbers.ts'
import { printable } from './printable.ts'
import type { Page } from './style.ts'
import { type Cell, type Column, cell, table, widthOfColumns } from './table.ts'
import { paragraph, wrapAtMost } from './width.ts'

const narrowestNews = 26
const linesOfNews = 2
/** Moves of at least one percentage point in a day are coloured. */
const colouredMove = 0.01

/**
 * A timeline for people: a row for each day, a column for each outcome, and what became known that day. If not all
 * outcomes fit, those that moved most are shown, and a note names the others.
 */
export function timelineReport(
  days: readonly TimelineDay[],
  scenario: Scenario,
  log: EventLog,
  page: Page,
): string {
  const dates: Column = { heading: 'end of', align: 'left', cells: days.map(({ asOf }) => cell(asOf)) }
  const outcomes = scenario.outcomes.map((id) => outcomeColumn(id, days))
  const available = page.width - widthOfColumns([dates]) - narrowestNews - 2
  const fitting = thatFit(outcomes, available)
  const shown = outcomes.filter((outcome) => fitting.has(outcome))
  const left = outcomes.filter((outcome) => !fitting.has(outcome))
  const beside = [dates, ...shown.map(({ column }) => column)]
  const news = newsColumn(days, scenario, log, page.width - widthOfColumns(beside) - 2)
  const last = days[days.length - 1]
  return [
    ...(last ? [heading(last.forecast, page, days[0]?.asOf)] : []),
    table([...beside, news], page.style),
    ...(left.length > 0 ? [leftOut(left, page)] : []),
  ].join('\n\n')
}

interface OutcomeOverTime {
  readonly id: string
  readonly column: Column
  readonly least: number
  readonly greatest: number
}

function outcomeColumn(id: string, days: readonly TimelineDay[]): OutcomeOverTime {
  const values = days.map(({ forecast }) => forecast.outcomes[id]?.probability ?? NaN)
  const cells = values.map((value, i): Cell => {
    const move = i === 0 ? 0 : value - (values[i - 1] ?? value)
    const text = formatPercent(value)
    if (Math.abs(move) < colouredMove) return cell(text)
    return cell(text, move > 0 ? 'up' : 'down')
  })
  return {
    id,
    column: { heading: printable(id), align: 'right', cells },
    least: values.reduce((a, b) => Math.min(a, b), 1),
    greatest: values.reduce((a, b) => Math.max(a, b), 0),
  }
}

/** The outcomes to show: as many as fit of those that moved most, but at least one. */
function thatFit(outcomes: readonly OutcomeOverTime[], available: number): ReadonlySet<OutcomeOverTime> {
  const byMove = [...outcomes].sort((a, b) => b.greatest - b.least - (a.greatest - a.least))
  const fitting = new Set<OutcomeOverTime>()
  let used = 0
  for (const outcome of byMove) {
    used += widthOfColumns([outcome.column])
    if (used > available && fitting.size > 0) break
    fitting.add(outcome)
  }
  return fitting
}

function leftOut(outcomes: readonly OutcomeOverTime[], page: Page): string {
  const ranges = outcomes.map(
    ({ id, least, greatest }) => `${printable(id)} (${formatPercent(least)} to ${formatPercent(greatest)})`,
  )
  const text = `moved less and did not fit: ${ranges.join(', ')}; a wider page or --json shows all`
  return paragraph('', text, page.width)
    .split('\n')
    .map((line) => page.style('quiet', line))
    .join('\n')
}

function newsColumn(days: readonly TimelineDay[], scenario: Scenario, log: EventLog, width: number): Column {
  const titleOf = titlesOf(scenario)
  const seen = new Set<string>()
  const cells = days.map((day, i): Cell => {
    const before = new Set(seen)
    const ignored = new Set(day.forecast.events.ignored.map(({ row }) => row))
    const known = day.known.flatMap((number) => {
      const row = log[number - 1]
      if (row?.event !== undefined) seen.add(row.event)
      return row ? [`${kindOf(row, ignored.has(number), before)}${titleOf(row)}`] : []
    })
    const retracted = day.retracted.flatMap((number) => {
      const row = log[number - 1]
      return row ? [`retracted: ${titleOf(row)}`] : []
    })
    const lines = [...new Set([...known, ...retracted])].flatMap((text) =>
      hanging(printable(text), Math.max(narrowestNews, width)),
    )
    if (lines.length > 0) return { lines }
    return i === 0 ? cell('the prior', 'quiet') : cell('')
  })
  return { heading: 'became known', align: 'left', cells }
}

function titlesOf({ document }: Scenario): (row: EventRow) => string {
  const titles = new Map(Object.entries(document.signals ?? {}).map(([id, { title }]) => [id, title]))
  return ({ signal }) => titles.get(signal) ?? signal
}

/** A word before the title of a row that does not count, repeats a known event, or has observed: false. */
function kindOf({ observed, event }: EventRow, isIgnored: boolean, heardBefore: ReadonlySet<string>): string {
  if (isIgnored) return 'ignored: '
  if (event !== undefined && heardBefore.has(event)) return 'again: '
  return observed === false ? 'not seen: ' : ''
}

/** The lines of a title. All but the first are indented, so that several titles on one day can be told apart. */
function hanging(text: string, width: number): string[] {
  return wrapAtMost(text, width - 2, linesOfNews).map((line, i) => (i === 0 ? line : `  ${line}`))
}
