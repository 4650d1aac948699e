import type { Locate, Path, Problem } from './problem.ts'
import { formatPath } from './problem.ts'

export interface Details {
  readonly received?: unknown
  readonly expected?: string
  /** Which half of a `key: value` pair the position should point at; default the value. */
  readonly part?: 'key' | 'value'
}

/** Notes one problem. The path may be a stack that goes on changing: it is copied here. */
export type Report = (code: string, path: Path, message: string, details?: Details) => void

/** Collects problems, and gives each its position where the input was text. */
export function collector(locate?: Locate): { readonly problems: Problem[]; readonly report: Report } {
  const problems: Problem[] = []
  const report: Report = (code, path, message, details = {}) => {
    const { part, ...rest } = details
    problems.push({ code, message, path: formatPath(path), ...locate?.(path, part), ...rest })
  }
  return { problems, report }
}
