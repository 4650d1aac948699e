import type { Problem } from '../checking/problem.ts'

/** The list stays below what is shown at once, so that its last entry can say how many more there were. */
const mostKept = 99

/** Collects the problems of a text; a million bad rows must not become a million objects. */
export interface ProblemList {
  /** A problem that is dear to describe, for its position, is handed over as a function. */
  add(problem: Problem | (() => Problem)): void
  /** The first ones, and one that counts the rest. */
  list(): readonly Problem[]
}

export function problemList(): ProblemList {
  const kept: Problem[] = []
  let more = 0
  return {
    add(problem) {
      if (kept.length < mostKept) kept.push(typeof problem === 'function' ? problem() : problem)
      else more++
    },
    list() {
      if (more === 0) return kept
      const message =
        more === 1
          ? '1 more problem of this text is not listed; mend these first'
          : `${more} more problems of this text are not listed; mend these first`
      return [...kept, { code: 'more-problems', message, path: '' }]
    },
  }
}
