import { adderTo, type Locate, type Problem } from '../checking/problem.ts'
import { type Message, messageOf } from '../checking/report.ts'
import { show } from '../checking/show.ts'
import { type Branded, dataOf, type RowPosition } from './brand.ts'

export interface Details {
  readonly received?: unknown
  readonly expected?: string
}

/** Notes a problem of one row: `row 4: credence`. */
export type RowReport = (
  code: string,
  index: number,
  key: string | undefined,
  message: Message,
  details?: Details,
) => void

/** A report that knows where rows came from: by `locate`, else by the positions that checked rows carry. */
export function rowCollector(
  kind: Branded<RowPosition>,
  rows: readonly unknown[],
  locate?: Locate,
): { readonly problems: Problem[]; readonly report: RowReport } {
  const problems: Problem[] = []
  const add = adderTo(problems)
  const report: RowReport = (code, index, key, message, details) =>
    add(() => {
      const { line, column } = dataOf(kind, rows[index]) ?? {}
      const own = line === undefined || column === undefined ? undefined : { line, column }
      const position = locate?.(key === undefined ? [index] : [index, key]) ?? own
      return { code, message: messageOf(message), path: rowPath(index, key), ...position, ...details }
    })
  return { problems, report }
}

/** `row 4: credence`: how problems name a place in a table. */
export function rowPath(index: number, key?: string | number): string {
  return key === undefined ? `row ${index + 1}` : `row ${index + 1}: ${key}`
}

/** Anything but an array would be read as a table without rows: a Set has no length, and a text has letters. */
export function noRows(subject: string, received: unknown, way: string): Problem {
  const expected = 'an array of rows'
  const message = `${subject} ${expected}; received ${show(received)}; ${way}`
  return { code: 'invalid-type', message, path: '', received, expected }
}
