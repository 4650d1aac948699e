import { printable } from './printable.ts'
import { type Cell, type Column, cell, widthOfColumn, widthOfColumns } from './table.ts'
import { wrap } from './width.ts'

/** Titles are read better on two lines than across the whole page. */
const widestTitle = 46
const narrowestTitle = 14

/** Titles by id. */
export type Titles = Readonly<Record<string, { readonly title: string }>>

/**
 * The columns that say what a row is about: its title, and its id where that is another word and there is room.
 *
 * @param heading what the rows are: `outcome`.
 * @param room columns of text to fit into; a title that does not is continued on further lines.
 */
export function titleColumns(heading: string, titles: Titles, room: number): Column[] {
  const ids: Column = {
    heading: 'id',
    align: 'left',
    cells: Object.keys(titles).map((id) => cell(printable(id), 'quiet')),
  }
  const differ = Object.entries(titles).some(([id, { title }]) => title !== id)
  const beside = widthOfColumns([ids])
  const natural = naturalWidth(heading, titles)
  if (differ && natural + 2 + beside <= room) return [titleColumn(heading, titles, natural), ids]
  return [titleColumn(heading, titles, Math.max(narrowestTitle, Math.min(natural, room - 2)))]
}

/** What titles take without being continued, as long as that is sensible. */
export function naturalWidth(heading: string, titles: Titles): number {
  return Math.min(widestTitle, widthOfColumn(titleColumn(heading, titles, widestTitle)))
}

function titleColumn(heading: string, titles: Titles, width: number): Column {
  const cells = Object.values(titles).map(({ title }): Cell => ({ lines: wrap(printable(title), width) }))
  return { heading, align: 'left', cells }
}
