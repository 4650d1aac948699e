import { printable } from './printable.ts'
import { type Cell, type Column, cell, widthOfColumn, widthOfColumns } from './table.ts'
import { wrap } from './width.ts'

/** Longer titles wrap: two lines read better than one across the whole page. */
const widestTitle = 46
const narrowestTitle = 14

/** Titles by id. */
export type Titles = Readonly<Record<string, { readonly title: string }>>

/**
 * The columns that name the rows of a table: titles, and ids if they differ from the titles and fit.
 *
 * @param heading the heading over the titles, such as `outcome`.
 * @param available the width to fit into, in columns of text; titles that do not fit wrap.
 */
export function titleColumns(heading: string, titles: Titles, available: number): Column[] {
  const ids: Column = {
    heading: 'id',
    align: 'left',
    cells: Object.keys(titles).map((id) => cell(printable(id), 'quiet')),
  }
  const differ = Object.entries(titles).some(([id, { title }]) => title !== id)
  const beside = widthOfColumns([ids])
  const natural = naturalWidth(heading, titles)
  if (differ && natural + 2 + beside <= available) return [titleColumn(heading, titles, natural), ids]
  return [titleColumn(heading, titles, Math.max(narrowestTitle, Math.min(natural, available - 2)))]
}

/** The width of the longest title, up to the widest column of titles that reads well. */
export function naturalWidth(heading: string, titles: Titles): number {
  return Math.min(widestTitle, widthOfColumn(titleColumn(heading, titles, widestTitle)))
}

function titleColumn(heading: string, titles: Titles, width: number): Column {
  const cells = Object.values(titles).map(({ title }): Cell => ({ lines: wrap(printable(title), width) }))
  return { heading, align: 'left', cells }
}
