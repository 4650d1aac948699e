/**
 * How a variate of a distribution is made, in plain numbers: what crosses to a worker, which needs none of the special
 * functions that quantiles take.
 */
export type Recipe =
  /** location + scale·z of a standard normal variate z */
  | { readonly from: 'normal'; readonly location: number; readonly scale: number }
  /** median·e^(sigma·z) */
  | { readonly from: 'lognormal'; readonly median: number; readonly sigma: number }
  /** scale·e^power of an exponential variate e of mean 1 */
  | { readonly from: 'exponential'; readonly scale: number; readonly power: number }
  | { readonly from: 'uniform'; readonly min: number; readonly max: number }
  | { readonly from: 'triangular'; readonly min: number; readonly mode: number; readonly max: number }
  /** One of these, ascending, each as likely as the others. */
  | { readonly from: 'empirical'; readonly sorted: Float64Array }
  | { readonly from: 'gamma'; readonly shape: number; readonly scale: number }
  /** A beta variate stretched to [min, max]. */
  | ({ readonly from: 'beta' } & ScaledBeta)
  /** A component by its weight, above 0, and then one of its variates. */
  | { readonly from: 'mixture'; readonly whole: number; readonly parts: readonly Part<Recipe>[] }

/** A beta distribution stretched to [min, max]: the body of `beta` and `pert`. */
export interface ScaledBeta {
  readonly alpha: number
  readonly beta: number
  readonly min: number
  readonly max: number
}

/** A component of a mixture. */
export interface Part<T> {
  readonly weight: number
  readonly of: T
}
