import type { QuantityDocument } from '../scenario/document.ts'
import type { CaseCount } from '../scenario/signalForms.ts'
import { logBetaBinomial, logGammaPoisson, logMultinomial, logPoisson } from './logMarginal.ts'
import type { TargetCases } from './signalCases.ts'

/** What a scenario believes about a likelihood or rate before any case, as far as cases can change it. */
export type TargetPrior =
  | { readonly kind: 'beta'; readonly alpha: number; readonly beta: number }
  /** A rate in occurrences per period of the signal. */
  | { readonly kind: 'gamma'; readonly shape: number; readonly scale: number }
  /** A number stated without any doubt. */
  | { readonly kind: 'certain'; readonly value: number }
  /** Another distribution or an expression: no posterior of the same form. */
  | { readonly kind: 'not-conjugate' }

/**
 * The prior of one value of a signal's table.
 *
 * @param concentration how many looks or occurrences a number stated without doubt is worth; undefined leaves it
 *   without doubt. A likelihood of 0 or 1 is a certainty however many looks it is worth.
 */
export function targetPrior(
  count: CaseCount,
  written: QuantityDocument,
  concentration: number | undefined,
): TargetPrior {
  if (typeof written === 'string') return { kind: 'not-conjugate' }
  if (typeof written !== 'number') return conjugatePrior(count, written)
  if (concentration === undefined) return { kind: 'certain', value: written }
  switch (count) {
    case 'looks':
      if (written === 0 || written === 1) return { kind: 'certain', value: written }
      return { kind: 'beta', alpha: concentration * written, beta: concentration * (1 - written) }
    case 'arrivals':
      return { kind: 'gamma', shape: concentration, scale: written / concentration }
  }
}

/** A distribution as a prior that cases leave in its family: which families do depends on what is counted. */
function conjugatePrior(count: CaseCount, written: Exclude<QuantityDocument, number | string>): TargetPrior {
  switch (count) {
    case 'looks':
      return 'beta' in written ? { kind: 'beta', ...written.beta } : { kind: 'not-conjugate' }
    case 'arrivals':
      if ('gamma' in written) return { kind: 'gamma', ...written.gamma }
      if ('exponential' in written) return { kind: 'gamma', shape: 1, scale: written.exponential.mean }
      return { kind: 'not-conjugate' }
  }
}

/**
 * The posterior as a document writes it; undefined where cases change nothing.
 *
 * @param per days that the rate is stated for.
 */
export function posteriorOf(
  prior: TargetPrior,
  { seen, absent, days }: TargetCases,
  per: number,
): QuantityDocument | undefined {
  if (seen === 0 && absent === 0 && days === 0) return undefined
  if (prior.kind === 'beta') return { beta: { alpha: prior.alpha + seen, beta: prior.beta + absent } }
  if (prior.kind !== 'gamma') return undefined
  return { gamma: { shape: prior.shape + seen, scale: 1 / (1 / prior.scale + days / per) } }
}

/** The log marginal likelihood of the cases; null where the prior is not conjugate and there are some. */
export function logMarginalOf(
  prior: TargetPrior,
  cases: TargetCases,
  count: CaseCount,
  per: number,
): number | null {
  const { seen, absent, days, arrangement } = cases
  if (seen === 0 && absent === 0 && days === 0) return 0
  if (prior.kind === 'not-conjugate') return null
  if (prior.kind === 'beta') return logBetaBinomial(prior.alpha, prior.beta, seen, absent)
  if (prior.kind === 'gamma') return logGammaPoisson(prior.shape, prior.scale, seen, days / per, arrangement)
  switch (count) {
    case 'looks':
      return logMultinomial([prior.value, 1 - prior.value], [seen, absent])
    case 'arrivals':
      return logPoisson(prior.value, seen, days / per, arrangement)
  }
}
