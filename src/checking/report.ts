import type { Locate, Path, Problem } from './problem.ts'
import { adderTo, formatPath } from './problem.ts'

interface Details {
  readonly received?: unknown
  readonly expected?: string
  /** Which half of a `key: value` pair line and column point at; default the value. */
  readonly part?: 'key' | 'value'
}

/** A sentence, or a function that makes it when it is listed. The latter is for slow ones: a suggestion from 10⁵ ids. */
export type Message = string | (() => string)

export function messageOf(message: Message): string {
  return typeof message === 'string' ? message : message()
}

/** Adds one problem. The path is copied, so the caller may pass a stack that it goes on changing. */
export type Report = (code: string, path: Path, message: Message, details?: Details) => void

/** Collects the first hundred problems and counts the others. Adds line and column where the input was text. */
export function collector(locate?: Locate): { readonly problems: Problem[]; readonly report: Report } {
  const problems: Problem[] = []
  const add = adderTo(problems)
  const report: Report = (code, path, message, details = {}) => {
    const { part, ...rest } = details
    add(() => ({
      code,
      message: messageOf(message),
      path: formatPath(path),
      ...locate?.(path, part),
      ...rest,
    }))
  }
  return { problems, report }
}
