import type { Locate, Path, Problem } from './problem.ts'
import { adderTo, formatPath } from './problem.ts'

interface Details {
  readonly received?: unknown
  readonly expected?: string
  /** Which half of a `key: value` pair the position should point at; default the value. */
  readonly part?: 'key' | 'value'
}

/** A sentence, or how to make it where that is dear, as a suggestion among 10⁵ ids is: it is made when it is listed. */
export type Message = string | (() => string)

export function messageOf(message: Message): string {
  return typeof message === 'string' ? message : message()
}

/** Notes one problem. The path may be a stack that goes on changing: it is copied here. */
export type Report = (code: string, path: Path, message: Message, details?: Details) => void

/** Collects the first hundred problems and counts the others; gives each its position where the input was text. */
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
