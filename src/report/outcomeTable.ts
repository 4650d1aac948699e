import { bar } from './bar.ts'
import type { Page } from './style.ts'
import { type Column, cell, table, widthOfColumns } from './table.ts'
import { naturalWidth, type Titles, titleColumns } from './titleColumns.ts'

const widestBar = 40
const narrowestBar = 10
/** Narrower titles wrap too often to be read at a glance, so the bar is shortened before titles get narrower than this. */
const comfortableTitle = 30

/** A row for each outcome in document order: its title, its numbers, and a bar if the page is wide enough. */
export function outcomeTable(
  outcomes: Titles,
  numbers: readonly Column[],
  probabilities: readonly number[],
  page: Page,
): string {
  const available = page.width - widthOfColumns(numbers)
  const comfortable = Math.min(comfortableTitle, naturalWidth('outcome', outcomes)) + 2
  const names = titleColumns(
    'outcome',
    outcomes,
    Math.min(available, Math.max(available - narrowestBar - 2, comfortable)),
  )
  const width = Math.min(widestBar, available - widthOfColumns(names) - 2)
  if (width < narrowestBar)
    return table([...titleColumns('outcome', outcomes, available), ...numbers], page.style)
  const bars: Column = {
    heading: '',
    align: 'left',
    cells: probabilities.map((probability) => cell(bar(probability, width), 'bar')),
  }
  return table([...names, ...numbers, bars], page.style)
}
