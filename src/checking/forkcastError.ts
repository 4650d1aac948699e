/**
 * What every error of forkcast is: catch this one to tell them from mistakes in a program.
 *
 * `instanceof` holds across the entries of one copy of the package. The ESM and the CommonJS copy have a class each, and so
 * do two installed versions: there, ask for `name` and `code`, which are the same in all.
 */
export abstract class ForkcastError extends Error {
  /** Tells what went wrong to a program: stable, listed in docs/errors.md. */
  abstract readonly code: string
}
