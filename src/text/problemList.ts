import type { Problem } from '../checking/problem.ts'

/** One less than the number of problems that are shown, because the last entry counts the problems left out. */
const mostListed = 99

/** Collects the problems of a text, up to a limit: a million bad rows must not become a million objects. */
export interface ProblemList {
  /** Adds a problem. Pass a function if making the problem takes time, as finding its position does; it may not be called. */
  add(problem: Problem | (() => Problem)): void
  /** The first problems, and an entry that counts the others. */
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
