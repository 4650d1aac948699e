import { parseTree } from 'jsonc-parser'
import { rowPath } from '../records/collector.ts'
import type { RecordTable } from '../records/kind.ts'
import { growingInts } from './growingInts.ts'
import { offsetOf } from './jsonDocument.ts'
import { jsonSyntaxProblem, visitJson } from './jsonProblems.ts'
import { checkRecord } from './jsonRecord.ts'
import { tooDeep, tooDeepAt } from './nesting.ts'
import { positionsIn } from './position.ts'
import { problemList } from './problemList.ts'
import type { TextRecords } from './textRecords.ts'

/** Reads a table written as JSON Lines: one object a line; blank lines are skipped. */
export function readJsonLines(source: string, table: RecordTable): TextRecords {
  const position = positionsIn(source)
  const problems = problemList()
  const records: Record<string, unknown>[] = []
  const starts = growingInts()

  const place = (record: number, key: string | undefined, part: 'key' | 'value') => {
    const start = starts.at(record)
    if (start === undefined) return undefined
    const line = source.slice(start, endOfLine(source, start))
    const tree = key === undefined || tooDeepAt(line) >= 0 ? undefined : parseTree(line)
    return position(start + (tree && key !== undefined ? offsetOf(tree, [key], part) : 0))
  }

  const readLine = (line: string, start: number): void => {
    const record = records.length
    starts.push(start)
    let value: unknown
    try {
      value = JSON.parse(line)
    } catch (error) {
      records.push({})
      problems.add(() => {
        const deep = tooDeepAt(line)
        const shifted = (offset: number) => position(start + offset)
        return jsonSyntaxProblem(line, deep < 0 ? line.length : deep, shifted, rowPath(record), error)
      })
      return
    }
    if (losesSomething(line, value)) {
      const deep = tooDeepAt(line)
      if (deep >= 0)
        problems.add({
          code: 'too-deep',
          message: tooDeep('row'),
          path: rowPath(record),
          ...position(start + deep),
        })
      else
        visitJson(
          line,
          (offset) => position(start + offset),
          (lost) =>
            problems.add(() => {
              const { path, offset, ...loss } = lost()
              return { ...loss, path: rowPath(record, path[0]), ...position(start + offset) }
            }),
        )
    }
    records.push(
      checkRecord(value, table, (problem, key) =>
        problems.add(() => ({ ...problem, path: rowPath(record, key), ...place(record, key, 'key') })),
      ),
    )
  }

  for (let start = 0; start < source.length; ) {
    const end = endOfLine(source, start)
    const line = source.slice(start, end)
    if (line.trim() !== '') readLine(line, start)
    start = end + 1
  }
  const [first] = problems.list()
  if (first?.code === 'json-syntax' && first.path === rowPath(0) && isOneValue(source))
    return {
      records: [],
      problems: [{ ...first, ...oneValue(table), path: '', ...position(source.indexOf('{')) }],
      locate: () => undefined,
    }
  return { records, problems: problems.list(), locate: (record, key) => place(record, key, 'value') }
}

function endOfLine(source: string, start: number): number {
  const end = source.indexOf('\n', start)
  return end < 0 ? source.length : end
}

function oneValue({ name }: RecordTable) {
  return {
    code: 'not-json-lines',
    message: `This is one JSON object over several lines, and a ${name} has one a row; write each row on one line, or all in [ ]`,
  } as const
}

function isOneValue(source: string): boolean {
  try {
    JSON.parse(source)
    return true
  } catch {
    return false
  }
}

/**
 * Whether a line needs the slower check: it has a number beyond the largest double, a nested value, or more colons than
 * keys, which can mean a duplicate key.
 */
function losesSomething(line: string, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  let keys = 0
  for (const key in value) {
    const entry = (value as Record<string, unknown>)[key]
    if (typeof entry === 'object' && entry !== null) return true
    if (typeof entry === 'number' && !Number.isFinite(entry)) return true
    if (key === '__proto__') return true
    keys++
  }
  return colonsIn(line) !== keys
}

/** The number of colons outside of strings, in a line of valid JSON. */
function colonsIn(line: string): number {
  let colons = 0
  let inText = false
  for (let i = 0; i < line.length; i++) {
    const code = line.charCodeAt(i)
    if (code === 0x22) inText = !inText
    else if (inText) {
      if (code === 0x5c) i++
    } else if (code === 0x3a) colons++
  }
  return colons
}
