import type { Problem } from '../checking/problem.ts'

/** One less than the 100 problems that are shown, because the last entry counts the rest. */
const mostListed = 99

/** Collects the first problems of a text and counts the rest: a million bad rows must not become a million objects. */
export interface ProblemList {
  /** Adds a problem, or a function that describes it; the function is called only for problems that are listed. */
  add(problem: Problem | (() => Problem)): void
  /** The first problems, and one that counts the rest. */
  list(): readonly Problem[]
}

export function problemList(): ProblemList {
  const listed: Problem[] = []
  let more = 0
  return {
    add(problem) {
      if (listed.length < mostListed) listed.push(typeof problem === 'function' ? problem() : problem)
      else more++
    },
    list() {
      if (more === 0) return listed
      const message =
        more === 1
          ? '1 more problem of this text is not listed; mend these first'
          : `${more} more problems of this text are not listed; mend these first`
      return [...listed, { code: 'more-problems', message, path: '' }]
    },
  }
}
