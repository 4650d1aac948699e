import { exactSum } from '../numeric/exactSum.ts'
import { log } from '../numeric/log.ts'
import { log1p } from '../numeric/log1p.ts'
import { logGammaStep } from '../numeric/logGamma.ts'

/** ln Γ(a + b) − ln Γ(a) for a, b ≥ 0: the log of a rising factorial; −∞ where a is 0 and b is not. */
function logRising(a: number, b: number): number {
  if (b === 0) return 0
  return a === 0 ? -Infinity : logGammaStep(a, b)
}

/** The sum of terms that are finite or −∞, rounded once, so that it does not depend on their order. */
export function sumOfLogs(terms: readonly number[]): number {
  return terms.includes(-Infinity) ? -Infinity : exactSum(terms)
}

/**
 * The log probability of a sequence of cases under shares ~ Dirichlet(alphas). There is no multinomial coefficient,
 * because the order in which the cases took the branches is part of the sequence.
 *
 * Source: Gelman et al., Bayesian Data Analysis, 3rd ed. (2013), section 3.4 and appendix A (Dirichlet).
 */
export function logDirichletMultinomial(alphas: readonly number[], counts: readonly number[]): number {
  const rising = alphas.map((alpha, i) => logRising(alpha, counts[i] as number))
  return sumOfLogs([...rising, -logRising(exactSum(alphas), exactSum(counts))])
}

/** The log probability of a sequence of cases under shares that are certain. */
export function logMultinomial(shares: readonly number[], counts: readonly number[]): number {
  return sumOfLogs(shares.map((share, i) => logPower(share, counts[i] as number)))
}

/**
 * The log probability of a sequence of observations under a likelihood ~ Beta(alpha, beta), without a binomial coefficient.
 *
 * Source: as above, section 2.4.
 */
export function logBetaBinomial(alpha: number, beta: number, seen: number, absent: number): number {
  return logDirichletMultinomial([alpha, beta], [seen, absent])
}

/**
 * The log probability of the numbers of occurrences under a rate ~ Gamma(shape, scale), each number Poisson.
 *
 * @param events their sum.
 * @param exposure the sum of the periods in which they were counted, in periods of the rate.
 * @param arrangement Σ (n ln t − ln n!) over the cases: the part that does not depend on the rate.
 *
 * Source: as above, section 2.6.
 */
export function logGammaPoisson(
  shape: number,
  scale: number,
  events: number,
  exposure: number,
  arrangement: number,
): number {
  // ln of (1/scale)^shape / (1/scale + exposure)^(shape + events)
  const decay = -shape * log1p(scale * exposure) - events * log(1 / scale + exposure)
  return sumOfLogs([logRising(shape, events), decay, arrangement])
}

/** The log probability of the numbers of occurrences under a rate that is certain. */
export function logPoisson(rate: number, events: number, exposure: number, arrangement: number): number {
  return sumOfLogs([logPower(rate, events), -rate * exposure, arrangement])
}

/** n ln p, and 0 where n is 0 even if p is 0. */
function logPower(p: number, n: number): number {
  return n === 0 ? 0 : n * log(p)
}
