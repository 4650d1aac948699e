import { bar } from './bar.ts'
import type { Page } from './style.ts'
import { type Column, cell, table, widthOfColumns } from './table.ts'
import { naturalWidth, type Titles, titleColumns } from './titleColumns.ts'

const widestBar = 40
const narrowestBar = 10
/** Narrower titles break over too many lines; the bar is left out first. */
const comfortableTitle = 30

/** A row for each outcome in document order: its title, numbers, and a bar where there is room. */
export function outcomeTable(
  outcomes: Titles,
  numbers: readonly Column[],
  probabilities: readonly number[],
  page: Page,
): string {
  const room = page.width - widthOfColumns(numbers)
  const comfortable = Math.min(comfortableTitle, naturalWidth('outcome', outcomes)) + 2
  const names = titleColumns(
    'outcome',
    outcomes,
    Math.min(room, Math.max(room - narrowestBar - 2, comfortable)),
  )
  const width = Math.min(widestBar, room - widthOfColumns(names) - 2)
  if (width < narrowestBar) return table([...titleColumns('outcome', outcomes, room), ...numbers], page.style)
  const bars: Column = {
    heading: '',
    align: 'left',
    cells: probabilities.map((probability) => cell(bar(probability, width), 'bar')),
  }
  return table([...names, ...numbers, bars], page.style)
}
