import { type Node, parseTree } from 'jsonc-parser'
import { rowPath } from '../records/collector.ts'
import type { RecordTable } from '../records/kind.ts'
import { offsetOf } from './jsonDocument.ts'
import { jsonSyntaxProblem, visitJson } from './jsonProblems.ts'
import { checkRecord } from './jsonRecord.ts'
import { tooDeep, tooDeepAt } from './nesting.ts'
import { positionsIn } from './position.ts'
import { problemList } from './problemList.ts'
import type { TextRecords } from './textRecords.ts'

/** Reads a table written as one JSON array of objects. */
export function readJsonArray(source: string, table: RecordTable): TextRecords {
  const position = positionsIn(source)
  const problems = problemList()
  const deep = tooDeepAt(source)
  let values: unknown
  try {
    values = JSON.parse(source)
  } catch (error) {
    problems.add(jsonSyntaxProblem(source, deep < 0 ? source.length : deep, position, '', error))
  }
  if (values !== undefined && deep >= 0)
    problems.add({ code: 'too-deep', message: tooDeep('row'), path: '', ...position(deep) })
  if (!Array.isArray(values) || deep >= 0)
    return { records: [], problems: problems.list(), locate: () => undefined }

  visitJson(source, position, (lost) =>
    problems.add(() => {
      const { path, offset, ...loss } = lost()
      const [record, key] = path
      return { ...loss, path: rowPath(Number(record), key), ...position(offset) }
    }),
  )
  let tree: Node | undefined
  const place = (record: number, key: string | undefined, part: 'key' | 'value') => {
    if (!(record >= 0 && record < values.length)) return undefined
    tree ??= parseTree(source)
    return tree && position(offsetOf(tree, key === undefined ? [record] : [record, key], part))
  }
  const records = values.map((value: unknown, record) =>
    checkRecord(value, table, (problem, key) =>
      problems.add(() => ({ ...problem, path: rowPath(record, key), ...place(record, key, 'key') })),
    ),
  )
  return { records, problems: problems.list(), locate: (record, key) => place(record, key, 'value') }
}
