import type { Step } from '../explanation/steps.ts'
import { formatPercent, formatPoints } from './numbers.ts'
import { printable } from './printable.ts'
import type { StepName } from './stepNames.ts'
import type { Page } from './style.ts'
import { type Cell, type Column, cell, table, widthOfColumns } from './table.ts'
import { paragraph, wrapAtMost } from './width.ts'

/** A line of a table of steps: the probabilities on a day, or what one step changed. */
export type Line =
  | { readonly day: string; readonly note: string; readonly probabilities: Readonly<Record<string, number>> }
  | {
      readonly what: string
      readonly date?: string | undefined
      readonly points: Readonly<Record<string, number>>
    }

const narrowestWhat = 30
const linesOfWhat = 2

/** One line for all steps of the same name. Lines that would show 0.0 everywhere are left out, except news. */
export function linesOf(steps: readonly Step[], nameOf: StepName): Line[] {
  const lines = new Map<string, { what: string; news: boolean; points: Record<string, number> }>()
  steps.forEach((step, index) => {
    const name = nameOf(step)
    // Two events with the same name stay two lines.
    const key = step.row === undefined ? name : `${name} ${index}`
    const line = lines.get(key) ?? { what: name, news: step.row !== undefined, points: {} }
    lines.set(key, line)
    for (const [id, { points }] of Object.entries(step.moves))
      line.points[id] = (Object.hasOwn(line.points, id) ? (line.points[id] ?? 0) : 0) + points
  })
  return [...lines.values()].filter(({ news, points }) => news || Object.values(points).some(isSeen))
}

function isSeen(points: number): boolean {
  return Number(formatPoints(points / 100)) !== 0
}

/**
 * A table of steps with a column for each outcome, in document order. If not all fit, those that moved most are shown.
 *
 * @param ids the outcomes, and the branches that were asked for.
 */
export function stepTable(
  lines: readonly Line[],
  ids: readonly string[],
  page: Page,
  heading: string,
): string {
  const days = lines.map((line) => ('day' in line ? line.day : (line.date ?? '')))
  const dateHeading = lines.some((line) => 'day' in line) ? 'end of' : 'date'
  const dates: Column[] = days.some((day) => day !== '')
    ? [{ heading: dateHeading, align: 'left', cells: days.map((day) => cell(day)) }]
    : []
  const columns = ids.map((id) => ({ id, column: columnOf(id, lines), moved: movedBy(id, lines) }))
  const available = page.width - widthOfColumns(dates) - narrowestWhat - 2
  const fitting = fittingColumns(columns, available)
  const shown = columns.filter(({ id }) => fitting.has(id)).map(({ column }) => column)
  const left = ids.filter((id) => !fitting.has(id))
  const whatWidth = Math.max(narrowestWhat, page.width - widthOfColumns([...dates, ...shown]) - 2)
  const what: Column = {
    heading,
    align: 'left',
    cells: lines.map((line): Cell => {
      if ('day' in line) return cell(line.note, 'quiet')
      const lines = wrapAtMost(printable(line.what), whatWidth - 2, linesOfWhat)
      return { lines: lines.map((text, i) => (i === 0 ? text : `  ${text}`)) }
    }),
  }
  const note =
    left.length === 0
      ? []
      : [
          page.style(
            'quiet',
            paragraph(
              '',
              `did not fit: ${left.map(printable).join(', ')}; a wider page or --json shows all`,
              page.width,
            ),
          ),
        ]
  return [table([...dates, what, ...shown], page.style), ...note].join('\n\n')
}

function numberAt(record: Readonly<Record<string, number>>, id: string): number {
  return Object.hasOwn(record, id) ? (record[id] ?? 0) : 0
}

function columnOf(id: string, lines: readonly Line[]): Column {
  const cells = lines.map((line): Cell => {
    if ('day' in line) return cell(formatPercent(numberAt(line.probabilities, id)))
    const text = formatPoints(numberAt(line.points, id) / 100)
    if (Number(text) === 0) return cell(text, 'quiet')
    return cell(text, numberAt(line.points, id) > 0 ? 'up' : 'down')
  })
  return { heading: printable(id), align: 'right', cells }
}

function movedBy(id: string, lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + ('day' in line ? 0 : Math.abs(numberAt(line.points, id))), 0)
}

function fittingColumns(
  columns: readonly { readonly id: string; readonly column: Column; readonly moved: number }[],
  available: number,
): ReadonlySet<string> {
  const fitting = new Set<string>()
  let used = 0
  for (const { id, column } of [...columns].sort((a, b) => b.moved - a.moved)) {
    used += widthOfColumns([column])
    if (used > available && fitting.size > 0) break
    fitting.add(id)
  }
  return fitting
}
