import type { Found, ParameterRange, Path } from './numberProblem.ts'

/** A parameter of a family: its range, and its description in the JSON Schema. */
export interface Parameter {
  readonly range: ParameterRange
  readonly description: string
  /** Its value in the example of the family. */
  readonly example: number
}

/**
 * A distribution with its parameters filled in; `recipe`, of type R, says in plain numbers how to draw from it.
 *
 * Each tail is computed directly, so that `cdf` and `survival` have all their digits where they are small.
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

/** A family of distributions with named parameters P: everything that the library knows about it. */
export interface Family<P, R> {
  /** Its description in the JSON Schema. */
  readonly description: string
  /** In the order in which they are written. */
  readonly parameters: { readonly [Name in keyof P]: Parameter }
  /** What is wrong with parameters that are each in their range; undefined where nothing can be. */
  readonly constraint: ((name: string, parameters: P, path: Path) => Found) | undefined
  readonly body: (parameters: P) => DistributionBody<R>
  /** The expectation; Infinity where it exceeds the largest double. */
  readonly mean: (parameters: P) => number
}
