import { OptionError } from '../checking/optionError.ts'
import { betaQuantile } from '../numeric/betaQuantile.ts'
import { estimateOfShare, level } from './estimate.ts'

/** A natural frequency: so many of so many cases. */
export interface Frequency {
  /** The number of cases in which it happened, from 0 to `of`. */
  readonly happened: number
  /** The number of all cases, 0 or more. */
  readonly of: number
}

/** The shapes of a beta distribution. */
export interface BetaShapes {
  /** Above 0. */
  readonly alpha: number
  /** Above 0. */
  readonly beta: number
}

/** The prior of the likelihood. */
export interface FrequencyOptions {
  /** `jeffreys`, Beta(½, ½), by default; `uniform`, Beta(1, 1); or another beta distribution. */
  readonly prior?: 'jeffreys' | 'uniform' | BetaShapes
}

/** A likelihood and how sure it is. */
export interface FrequencyLikelihood {
  /** The distribution as a scenario writes it, in a `likelihood` table or as `p`. */
  readonly distribution: {
    /** The shapes of the beta posterior. */
    readonly beta: BetaShapes
  }
  /** The mean of the distribution. */
  readonly mean: number
  /** The median, which is the number that `update` uses. */
  readonly median: number
  /** The lower end of the central 90% interval. */
  readonly lower: number
  /** The upper end of the central 90% interval. */
  readonly upper: number
  /** The level of the interval, 0.9. */
  readonly level: number
}

const priors = { jeffreys: { alpha: 0.5, beta: 0.5 }, uniform: { alpha: 1, beta: 1 } } as const

/**
 * Turns "in 7 of 10 such cases" into a likelihood with its uncertainty.
 *
 * Use it when a judgement is easier to make in cases than in percent, or when there are too few cases for a plain number.
 *
 * @param frequency `{ happened, of }`, numbers of cases, 0 ≤ happened ≤ of; fractions are cases that count in part.
 * @param options `prior`, by default Jeffreys'. For none of ten cases it gives a mean of 0.045, the uniform prior one of
 *   0.083.
 * @returns the beta distribution, its mean, median and central 90% interval.
 * @throws OptionError for numbers of cases outside these ranges, or a wrong prior.
 * @example
 * likelihoodFromFrequency({ happened: 7, of: 10 }).distribution // { beta: { alpha: 7.5, beta: 3.5 } }
 *
 * Source: natural frequencies, G. Gigerenzer and U. Hoffrage, Psychological Review 102 (1995) 684-704; the beta
 * posterior, Gelman et al., Bayesian Data Analysis, 3rd ed. (2013), section 2.4.
 */
export function likelihoodFromFrequency(
  frequency: Frequency,
  options: FrequencyOptions = {},
): FrequencyLikelihood {
  const { happened, of } = frequency
  const { prior = 'jeffreys' } = options
  if (!isAmount(of)) throw new OptionError('of', of, 'a number of cases, 0 or more')
  if (!isAmount(happened) || happened > of)
    throw new OptionError('happened', happened, `a number of cases from 0 to ${of}, which is all of them`)
  const before = typeof prior === 'object' ? prior : Object.hasOwn(priors, prior) ? priors[prior] : undefined
  if (!before || !isShape(before.alpha) || !isShape(before.beta))
    throw new OptionError('prior', prior, 'jeffreys, uniform, or { alpha, beta }, both above 0')
  const alpha = before.alpha + happened
  const beta = before.beta + (of - happened)
  const mean = alpha / (alpha + beta)
  const { lower, upper } = estimateOfShare(mean, alpha, beta)
  return {
    distribution: { beta: { alpha, beta } },
    mean,
    median: betaQuantile(alpha, beta, 0.5),
    lower: lower as number,
    upper: upper as number,
    level,
  }
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1e15
}

function isShape(value: unknown): boolean {
  return typeof value === 'number' && value >= 1e-300 && value <= 1e15
}
