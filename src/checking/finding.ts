import type { Path } from './problem.ts'

/** What a lint found: allowed, and worth a look. It becomes a warning once it is known where it was written. */
export interface Finding {
  readonly code: string
  /** The rule, the culprit and the way out, in one sentence. */
  readonly message: string
  /** Where in the document, by its key; none where the log as a whole is meant. */
  readonly path?: Path
  /** The row of the log that it speaks of, from 0. */
  readonly row?: number
}
