import { beta, betaCrps } from './beta.ts'
import type { EmpiricalRecipe } from './empirical.ts'
import { exponential, exponentialCrps } from './exponential.ts'
import type { DistributionBody, Family } from './family.ts'
import { gamma, gammaCrps } from './gamma.ts'
import { lognormal, lognormalCrps } from './lognormal.ts'
import { normal, normalCrps } from './normal.ts'
import { pert, pertCrps } from './pert.ts'
import type { Sampler } from './standard.ts'
import { triangular } from './triangular.ts'
import { uniform } from './uniform.ts'
import { weibull, weibullCrps } from './weibull.ts'

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

/** The families with named parameters: all but observed values, mixtures and intervals. */
export type FamilyName = Exclude<KeysOf<Exclude<DistributionSpec, string>>, 'empirical' | 'mixture'>
type KeysOf<Spec> = Spec extends unknown ? keyof Spec : never

/** The parameters of a family, as a document writes them under its name. */
export type ParametersOf<K extends FamilyName> = Extract<DistributionSpec, Readonly<Record<K, unknown>>>[K]

const table = { normal, lognormal, uniform, triangular, pert, beta, gamma, exponential, weibull }

/** Every family by its name. */
export const families: { readonly [K in FamilyName]: Family<ParametersOf<K>, Recipe> } = table

/**
 * The continuous ranked probability score of each family in closed form; undefined where it has to be integrated. It is
 * not part of the families' table, so that programs without scores do not bundle it.
 */
export const closedCrps: {
  readonly [K in FamilyName]: ((parameters: ParametersOf<K>, x: number) => number) | undefined
} = {
  normal: normalCrps,
  lognormal: lognormalCrps,
  uniform: undefined,
  triangular: undefined,
  pert: pertCrps,
  beta: betaCrps,
  gamma: gammaCrps,
  exponential: exponentialCrps,
  weibull: weibullCrps,
}

/**
 * How a variate of a distribution is drawn, in plain numbers. A worker gets the recipe alone, and does not load the
 * special functions behind quantiles.
 */
export type Recipe =
  | ReturnType<(typeof table)[keyof typeof table]['body']>['recipe']
  | EmpiricalRecipe
  /** A component by its weight, above 0, and then one of its variates. */
  | { readonly from: 'mixture'; readonly whole: number; readonly parts: readonly Part<Recipe>[] }

/** A component of a mixture. */
export interface Part<T> {
  readonly weight: number
  readonly of: T
}

/** A distribution with its cdf, survival function and quantile, and its sampler. */
export interface Distribution extends DistributionBody<Recipe>, Sampler {}
