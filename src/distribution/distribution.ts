import type { Recipe } from './recipe.ts'
import type { Sampler } from './standard.ts'

/** How an uncertain number is written: `"a to b"` or an object with one key, the distribution's name. */
export type DistributionSpec =
  | string
  | { readonly normal: { readonly mean: number; readonly sd: number } }
  | { readonly lognormal: { readonly median: number; readonly sigma: number } }
  | { readonly uniform: { readonly min: number; readonly max: number } }
  | { readonly triangular: { readonly min: number; readonly mode: number; readonly max: number } }
  | { readonly pert: { readonly min: number; readonly mode: number; readonly max: number } }
  | { readonly beta: { readonly alpha: number; readonly beta: number } }
  | { readonly gamma: { readonly shape: number; readonly scale: number } }
  | { readonly exponential: { readonly mean: number } }
  | { readonly weibull: { readonly shape: number; readonly scale: number } }
  | { readonly empirical: readonly number[] }
  | { readonly mixture: readonly { readonly weight: number; readonly of: DistributionSpec }[] }

/**
 * A distribution ready to be asked.
 *
 * Each tail is computed directly: where `cdf` is small it keeps all its digits, where `survival` is small that does.
 */
export interface DistributionBody {
  /** P(X ≤ x) */
  cdf(x: number): number
  /** P(X > x) */
  survival(x: number): number
  /** The smallest x whose cumulative weight reaches p, p in [0, 1]; at 0 and 1 the ends of the support. */
  quantile(p: number): number
  /** How it is drawn from. */
  readonly recipe: Recipe
}

/** And to be drawn from. */
export interface Distribution extends DistributionBody, Sampler {}
