import { ForkcastError } from '../checking/forkcastError.ts'
import { formatProblem, type Problem } from '../checking/problem.ts'

/** Rows that are wrong, with every problem at once. */
export abstract class RecordError extends ForkcastError {
  /** All that were found, up to a hundred; the last one counts the others. */
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[], file?: string) {
    super(problems.map((problem) => formatProblem(problem, file)).join('\n'))
    this.problems = problems
  }
}

/** The rows of a text under the name of their kind, or everything that is wrong with them. */
export type Parsed<Named extends object> =
  | (Named & {
      /** There are none. */
      readonly problems?: undefined
    })
  | ({ readonly [Name in keyof Named]?: undefined } & {
      /** All that were found, up to a hundred; the last one counts the others. */
      readonly problems: readonly Problem[]
    })
