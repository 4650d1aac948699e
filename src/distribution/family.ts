import type { Found, ParameterRange, Path } from './numberProblem.ts'

/** A parameter: where it may lie, and what the JSON Schema says of it. */
export interface Parameter {
  readonly range: ParameterRange
  readonly description: string
  /** Its value in the example of the family. */
  readonly example: number
}

/**
 * A distribution ready to be asked; R says in plain numbers how it is drawn from.
 *
 * Each tail is computed directly: where `cdf` is small it keeps all its digits, where `survival` is small that does.
 */
export interface DistributionBody<R> {
  /** P(X ≤ x) */
  cdf(x: number): number
  /** P(X > x) */
  survival(x: number): number
  /** The smallest x whose cumulative weight reaches p, p in [0, 1]; at 0 and 1 the ends of the support. */
  quantile(p: number): number
  readonly recipe: R
}

/** A family of distributions with named parameters P: all that the library knows of it. */
export interface Family<P, R> {
  /** What the JSON Schema says of it. */
  readonly description: string
  /** In the order in which they are written. */
  readonly parameters: { readonly [Name in keyof P]: Parameter }
  /** What is wrong with parameters that are each in their range; undefined where nothing can be. */
  readonly constraint: ((name: string, parameters: P, path: Path) => Found) | undefined
  readonly body: (parameters: P) => DistributionBody<R>
  /** The expectation; Infinity where it exceeds the largest double. */
  readonly mean: (parameters: P) => number
}
