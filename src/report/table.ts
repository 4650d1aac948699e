import type { Role, Style } from './style.ts'
import { displayWidth, padEnd, padStart } from './width.ts'

/** A cell: its lines, and its role. */
export interface Cell {
  readonly lines: readonly string[]
  readonly role?: Role
}

export interface Column {
  /** The heading, which may have several lines; the last is next to the cells. */
  readonly heading: string
  readonly align: 'left' | 'right'
  readonly cells: readonly Cell[]
}

const margin = '  '
const gap = 2

export function cell(text: string, role?: Role | undefined): Cell {
  return role === undefined ? { lines: [text] } : { lines: [text], role }
}

export function widthOfColumn({ heading, cells }: Column): number {
  let width = 0
  for (const { lines } of [{ lines: heading.split('\n') }, ...cells])
    for (const line of lines) width = Math.max(width, displayWidth(line))
  return width
}

/** The width of several columns of a table, in characters, with margin and gaps. */
export function widthOfColumns(columns: readonly Column[]): number {
  return columns.reduce((sum, column) => sum + gap + widthOfColumn(column), 0)
}

/**
 * Aligned columns under headings, without rules, so that a table can be pasted anywhere. Cells of several lines start at
 * the top of their row.
 */
export function table(columns: readonly Column[], style: Style): string {
  const widths = columns.map(widthOfColumn)
  const row = (cellOf: (column: Column) => Cell): string[] => {
    const cells = columns.map(cellOf)
    const height = Math.max(1, ...cells.map(({ lines }) => lines.length))
    return Array.from({ length: height }, (_, line) =>
      rowLine(
        columns,
        widths,
        cells.map(({ lines, role }) => ({ text: lines[line] ?? '', role })),
        style,
      ),
    )
  }
  const rows = Math.max(0, ...columns.map(({ cells }) => cells.length))
  const headings = columns.map(({ heading }) => heading.split('\n'))
  const height = Math.max(...headings.map(({ length }) => length))
  const above = headings.map((lines) => [...Array(height - lines.length).fill(''), ...lines])
  const lines = columns.some(({ heading }) => heading !== '')
    ? row((column) => ({ lines: above[columns.indexOf(column)] ?? [], role: 'heading' }))
    : []
  for (let i = 0; i < rows; i++) lines.push(...row(({ cells }) => cells[i] ?? cell('')))
  return lines.join('\n')
}

function rowLine(
  columns: readonly Column[],
  widths: readonly number[],
  cells: readonly { readonly text: string; readonly role: Role | undefined }[],
  style: Style,
): string {
  let line = ''
  // Spaces are written only when a text follows, so that no line ends in blanks.
  let blanks = margin
  columns.forEach(({ align }, i) => {
    const { text, role } = cells[i] ?? { text: '', role: undefined }
    const padded = align === 'right' ? padStart(text, widths[i] ?? 0) : padEnd(text, widths[i] ?? 0)
    const inner = padded.trim()
    if (inner === '') blanks += padded
    else {
      const start = padded.indexOf(inner)
      line += blanks + padded.slice(0, start) + (role ? style(role, inner) : inner)
      blanks = padded.slice(start + inner.length)
    }
    blanks += ' '.repeat(gap)
  })
  return line
}
