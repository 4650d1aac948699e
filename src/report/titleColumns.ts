import { printable } from './printable.ts'
import { type Cell, type Column, cell, widthOfColumn, widthOfColumns } from './table.ts'
import { wrap } from './width.ts'

/** The widest column of titles: two lines are easier to read than one across the whole page. */
const widestTitle = 46
const narrowestTitle = 14

/** Titles by id. */
export type Titles = Readonly<Record<string, { readonly title: string }>>

/**
 * The columns that name a row: its title, and its id if it differs from the title and fits.
 *
 * @param heading what the rows are: `outcome`.
 * @param width the width of the columns in characters; longer titles continue on further lines.
 */
export function titleColumns(heading: string, titles: Titles, width: number): Column[] {
  const ids: Column = {
    heading: 'id',
    align: 'left',
    cells: Object.keys(titles).map((id) => cell(printable(id), 'quiet')),
  }
  const differ = Object.entries(titles).some(([id, { title }]) => title !== id)
  const beside = widthOfColumns([ids])
  const natural = naturalWidth(heading, titles)
  if (differ && natural + 2 + beside <= width) return [titleColumn(heading, titles, natural), ids]
  return [titleColumn(heading, titles, Math.max(narrowestTitle, Math.min(natural, width - 2)))]
}

/** The width of titles on a single line, up to a limit. */
export function naturalWidth(heading: string, titles: Titles): number {
  return Math.min(widestTitle, widthOfColumn(titleColumn(heading, titles, widestTitle)))
}

function titleColumn(heading: string, titles: Titles, width: number): Column {
  const cells = Object.values(titles).map(({ title }): Cell => ({ lines: wrap(printable(title), width) }))
  return { heading, align: 'left', cells }
}
