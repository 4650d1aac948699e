/**
 * The base class of all errors that forkcast throws on purpose. Catch it to tell wrong input from a bug.
 *
 * `instanceof` works across the entries of one copy of the package. The ESM and the CommonJS build each have a class of
 * their own, and so do two installed versions. Between those, compare `name` and `code`, which are the same in all.
 */
export abstract class ForkcastError extends Error {
  /** What went wrong, for programs: stable, listed in docs/errors.md. */
  abstract readonly code: string
}
