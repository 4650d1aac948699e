import type { Locate, Problem } from '../checking/problem.ts'
import { capProblems } from '../checking/problem.ts'
import type { AnyKind } from '../records/kind.ts'
import { readRecords } from './records.ts'

/** Reads the rows of a text and checks them. The problems of both steps are returned, each with its place. */
export function checkedRecords<T extends { readonly problems?: readonly Problem[] | undefined }>(
  text: string,
  kind: AnyKind,
  check: (records: readonly unknown[], locate: Locate) => T,
): T | { readonly problems: readonly Problem[] } {
  const { records, problems, locate } = readRecords(text, kind)
  const parsed = check(records, (path) =>
    locate(Number(path[0]), path[1] === undefined ? undefined : String(path[1])),
  )
  if (problems.length === 0) return parsed
  // A line with a reading problem gets no further ones: what the check finds there may follow from the first.
  const seen = new Set(problems.map(({ line }) => line))
  return {
    problems: capProblems([...problems, ...(parsed.problems ?? []).filter(({ line }) => !seen.has(line))]),
  }
}
