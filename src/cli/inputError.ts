import { ForkcastError } from '../checking/forkcastError.ts'
import type { Problem } from '../checking/problem.ts'
import { problemsReport } from '../report/warnings.ts'

export interface FileProblem extends Problem {
  readonly file: string
}

/** Files that were read and are wrong, with every problem of all of them. */
export class InputError extends ForkcastError {
  override readonly name = 'InputError'
  /** Of every such error. */
  readonly code = 'wrong-files'
  readonly problems: readonly FileProblem[]

  constructor(problems: readonly FileProblem[]) {
    super(problemsReport(problems))
    this.problems = problems
  }
}
