import type { Warning } from '../checking/problem.ts'
import { formatProblem } from '../checking/problem.ts'
import { printable } from './printable.ts'
import type { Page } from './style.ts'
import { paragraph } from './width.ts'

/** The file in which a problem or warning was found. */
export interface InFile {
  readonly file: string
}

/** The warnings as a quiet block; empty if there are none. */
export function warningsReport(warnings: readonly (Warning & InFile)[], page: Page): string {
  return warnings
    .map((warning) => {
      const { code, message, line, column, file } = warning
      const place = line === undefined ? '' : ` (${file}:${line}:${column})`
      return paragraph('note: ', printable(`${message} [${code}]${place}`), page.width)
    })
    .flatMap((text) => text.split('\n'))
    .map((line) => page.style('quiet', line))
    .join('\n')
}

/** One line for each problem, `file:line:column path: message`. */
export function problemsReport(problems: readonly (Warning & InFile)[]): string {
  return problems.map((problem) => printable(formatProblem(problem, problem.file))).join('\n')
}
