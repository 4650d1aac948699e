import { ForkcastError } from '../checking/forkcastError.ts'
import type { Problem } from '../checking/problem.ts'
import { problemsReport } from '../report/warnings.ts'

export interface FileProblem extends Problem {
  readonly file: string
}

/** The contents of input files are wrong; lists every problem of all of them. */
export class InputError extends ForkcastError {
  override readonly name = 'InputError'
  /** The same for every error of this class. */
  readonly code = 'wrong-files'
  readonly problems: readonly FileProblem[]

  constructor(problems: readonly FileProblem[]) {
    super(problemsReport(problems))
    this.problems = problems
  }
}
