import type { Path } from './problem.ts'

/** What a lint found: it is allowed, but may be a mistake. `check` makes it a warning by adding line and column. */
export interface Finding {
  readonly code: string
  /** The rule, the culprit and the way out, in one sentence. */
  readonly message: string
  /** The place in the document; absent for a finding about the log. */
  readonly path?: Path
  /** The row of the log that it is about, from 0. */
  readonly row?: number
}
