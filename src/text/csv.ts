import Papa from 'papaparse'
import type { Problem } from '../checking/problem.ts'
import { rowPath } from '../records/collector.ts'
import type { RecordTable } from '../records/kind.ts'
import { spreadsheetCells } from './csvCells.ts'
import { cellOffset, delimiterOf, readHeader } from './csvHeader.ts'
import { growingInts } from './growingInts.ts'
import { positionsIn } from './position.ts'
import { problemList } from './problemList.ts'
import type { TextRecords } from './textRecords.ts'

/**
 * Reads CSV with a header: commas, semicolons or tabs, quotes as in RFC 4180, LF, CR LF or CR.
 *
 * papaparse only splits the text into cells. Its other options would rename duplicate headers, lose `__proto__`, and turn
 * 2025-02-30 into a date.
 */
export function readCsv(source: string, table: RecordTable): TextRecords {
  // All line breaks become LF, inside quotes too. This does not move lines or columns.
  const text = source.includes('\r') ? source.replace(/\r\n?/g, '\n') : source
  const position = positionsIn(text)
  const problems = problemList()
  const records: Record<string, unknown>[] = []
  const lines = growingInts()
  const quoted = text.includes('"')
  const delimiter = delimiterOf(text, table)
  const cells = spreadsheetCells(delimiter, table)
  let columns: readonly (string | undefined)[] | undefined
  let line = 1

  const cellAt = (startLine: number, column: number) =>
    position(cellOffset(text, position.startOfLine(startLine), delimiter, column))
  const place = (record: number, column: number) => cellAt(lines.at(record) ?? 1, column)

  const readRow = (row: readonly string[]): void => {
    if (row.every((cell) => cell.trim() === '')) return
    if (!columns) {
      const start = line
      columns = readHeader(row, table, (column) => cellAt(start, column), problems)
      return
    }
    const index = records.length
    lines.push(line)
    const record: Record<string, unknown> = {}
    records.push(record)
    if (row.length !== columns.length) {
      const [given, wanted] = [row.length, columns.length]
      problems.add(() => raggedRow(index, given, wanted, place(index, Math.min(given, wanted))))
      return
    }
    for (let i = 0; i < row.length; i++) {
      const key = columns[i]
      const cell = row[i]
      if (key === undefined || cell === undefined || cell === '') continue
      // If a quote opened the cell, the space is part of its text and is allowed.
      if (
        quoted &&
        /^\s+"/.test(cell) &&
        text[cellOffset(text, position.startOfLine(line), delimiter, i)] !== '"'
      )
        problems.add(() => ({
          ...spaceBeforeQuote,
          path: rowPath(index, key),
          ...place(index, i),
          received: cell,
        }))
      const read = cells.read(key, cell, index, i)
      if (read.problem) {
        const { problem } = read
        problems.add(() => ({ ...problem, path: rowPath(index, key), ...place(index, i), received: cell }))
      } else if (read.value !== undefined) record[key] = read.value
    }
  }

  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    header: false,
    dynamicTyping: false,
    skipEmptyLines: false,
    step({ data, errors }, parser) {
      const [error] = errors
      if (error) {
        // A misplaced quote swallows what follows, and nothing after it can be trusted.
        problems.add(
          quoteProblem(
            error.code,
            columns ? rowPath(records.length) : 'header',
            position((error.index ?? 1) - 1),
          ),
        )
        parser.abort()
        return
      }
      if (columns?.length === 0) {
        parser.abort()
        return
      }
      readRow(data)
      line++
      if (quoted) for (const cell of data) line += lineBreaksIn(cell)
    },
  })
  const mixed = cells.mixedDates()
  if (mixed)
    problems.add({
      ...mixed.problem,
      path: rowPath(mixed.record, columns?.[mixed.column]),
      ...place(mixed.record, mixed.column),
    })

  return {
    records,
    problems: problems.list(),
    locate(record, key) {
      if (lines.at(record) === undefined) return undefined
      const column = key === undefined ? -1 : (columns?.indexOf(key) ?? -1)
      return place(record, Math.max(column, 0))
    },
  }
}

function lineBreaksIn(cell: string): number {
  let count = 0
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++
  return count
}

function raggedRow(
  record: number,
  given: number,
  wanted: number,
  place: { line: number; column: number },
): Problem {
  const many = given > wanted
  return {
    code: many ? 'too-many-cells' : 'too-few-cells',
    message: many
      ? `The row has ${given} cells, the header ${wanted}; put a text that contains the delimiter into double quotes`
      : `The row has ${given} cells, the header ${wanted}; write an empty cell for what is not known`,
    path: rowPath(record),
    ...place,
    received: given,
    expected: `${wanted} cells`,
  }
}

function quoteProblem(code: string, path: string, place: { line: number; column: number }): Problem {
  const unclosed = code === 'MissingQuotes'
  return {
    code: unclosed ? 'unclosed-quote' : 'stray-quote',
    message: unclosed
      ? 'A double quote opens a cell here and is never closed; close it, and write "" for a quote inside'
      : 'A quoted cell goes on behind its closing quote; write "" for a quote inside it',
    path,
    ...place,
  }
}

const spaceBeforeQuote = {
  code: 'stray-quote',
  message: 'A space stands before a quote, which then quotes nothing; remove the space',
} as const
