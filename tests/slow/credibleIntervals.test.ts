import { simulate } from 'forkcast'
import { describe, test } from 'vitest'
import { betaTails } from '../reference/referenceSpecialFunctions.ts'
import { forecastOf } from '../statistical/honesty.ts'
import { integral, type Piece } from './piecewise.ts'
import { expectCoverage, type Found } from './shares.ts'

/**
 * A 90% credible interval has 0.9 of the posterior between its ends, 0.05 below and 0.05 above, to within an error that
 * follows from `effectiveDraws`: in 5,000 seeds 95% of the intervals are within 1.96 of it, to within 1%. Twelve shares:
 * with other seeds one would be off with probability 0.015.
 *
 * A weighted share of n draws of which p are expected has the variance Σv²(1 − p)² over those that are in it and Σv²p²
 * over the others. As Σv² is 1/effectiveDraws, all that is left to know is which part of the squared weight is in it:
 * with draws of one weight p, and then this is p(1 − p)/n.
 */
const draws = 500

/** The posterior's cumulative distribution, and that which squared weights make of the prior. */
interface Law {
  readonly cdf: (x: number) => number
  readonly squared: (x: number) => number
}

function errorOfShare(p: number, squaredInside: number, effectiveDraws: number): number {
  return Math.sqrt((squaredInside * (1 - p) ** 2 + (1 - squaredInside) * p ** 2) / effectiveDraws)
}

/** Shares of the posterior below a quantile of the draws, each with its error. */
function belowOf(
  { cdf, squared }: Law,
  effectiveDraws: number,
  quantiles: Readonly<Record<string, readonly [x: number, p: number]>>,
): Record<string, Found> {
  return Object.fromEntries(
    Object.entries(quantiles).map(([name, [x, p]]) => [
      name,
      [cdf(x), errorOfShare(p, squared(x), effectiveDraws)],
    ]),
  )
}

const intervalTruth = { inside: 0.9, 'below the lower end': 0.05, 'below the upper end': 0.95 }

function intervalFound(
  law: Law,
  effectiveDraws: number,
  lower: number,
  upper: number,
): Record<string, Found> {
  const { cdf, squared } = law
  const inside = errorOfShare(0.9, squared(upper) - squared(lower), effectiveDraws)
  return {
    inside: [cdf(upper) - cdf(lower), inside],
    ...belowOf(law, effectiveDraws, {
      'below the lower end': [lower, 0.05],
      'below the upper end': [upper, 0.95],
    }),
  }
}

describe('a 90% credible interval has 0.9 of the posterior', { timeout: 300_000 }, () => {
  /** P(a) is Beta(3, 7) before the evidence: a share of Dirichlet(3, 5, 2). */
  const tree = { concentration: 10, branches: { a: { p: 0.3 }, b: { p: 0.5 }, c: { p: 'rest' } } } as const
  const beta = (a: number, b: number) => (x: number) => betaTails(a, b, x, 1 - x).below

  test('of a split without evidence', () => {
    const forecast = forecastOf({ tree })
    const law: Law = { cdf: beta(3, 7), squared: beta(3, 7) }
    expectCoverage(intervalTruth, (seed) => {
      const { effectiveDraws, outcomes } = simulate(forecast, { seed, runs: 1, draws })
      const { lower, upper } = outcomes.a!.credible
      return intervalFound(law, effectiveDraws, lower, upper)
    })
  })

  test('of a split after the evidence', () => {
    const [ofA, ofOthers] = [0.9, 0.05]
    const forecast = forecastOf(
      { tree, signals: { s: { likelihood: { a: ofA, b: ofOthers, c: ofOthers } } } },
      [{ date: '2030-03-05', signal: 's' }],
    )
    // πᵃ(0.9π + 0.05(1 − π)), and with the square of the weight, are mixtures of beta distributions
    const once = [0.3 * ofA, 0.7 * ofOthers]
    const twice = [3 * 4 * ofA ** 2, 2 * 3 * 7 * ofA * ofOthers, 7 * 8 * ofOthers ** 2]
    const mixed = (weights: readonly number[], laws: readonly ((x: number) => number)[]) => (x: number) =>
      weights.reduce((sum, weight, k) => sum + weight * laws[k]!(x), 0) /
      weights.reduce((sum, weight) => sum + weight)
    const law: Law = {
      cdf: mixed(once, [beta(4, 7), beta(3, 8)]),
      squared: mixed(twice, [beta(5, 7), beta(4, 8), beta(3, 9)]),
    }
    // P_d(a) = 0.9π/(0.9π + 0.05(1 − π)) grows with π: the interval's ends are quantiles of π
    const priorOf = (p: number) => (ofOthers * p) / (ofA * (1 - p) + ofOthers * p)
    expectCoverage(intervalTruth, (seed) => {
      const { effectiveDraws, outcomes } = simulate(forecast, { seed, runs: 1, draws })
      const { lower, upper } = outcomes.a!.credible
      return intervalFound(law, effectiveDraws, priorOf(lower), priorOf(upper))
    })
  })

  test('of a probability that is a parameter, and so have the quantiles of the parameter', () => {
    const [ofA, ofB] = [0.9, 0.1]
    const forecast = forecastOf(
      {
        parameters: { z: { distribution: { uniform: { min: 0.2, max: 0.8 } } } },
        tree: { branches: { a: { p: 'z' }, b: { p: 'rest' } } },
        signals: { s: { likelihood: { a: ofA, b: ofB } } },
      },
      [
        { date: '2030-03-05', signal: 's', event: 'one' },
        { date: '2030-03-05', signal: 's', event: 'another' },
      ],
    )
    const prior: Piece[] = [{ from: 0.2, to: 0.8, mass: 1, ends: [1, 1] }]
    const weight = (z: number) => ofA ** 2 * z + ofB ** 2 * (1 - z)
    const square = (z: number) => weight(z) ** 2
    const law: Law = {
      cdf: (z) => integral(prior, weight, z) / integral(prior, weight),
      squared: (z) => integral(prior, square, z) / integral(prior, square),
    }
    const priorOf = (p: number) => (ofB ** 2 * p) / (ofA ** 2 * (1 - p) + ofB ** 2 * p)
    expectCoverage({ ...intervalTruth, p05: 0.05, p50: 0.5, p95: 0.95 }, (seed) => {
      const { effectiveDraws, outcomes, parameters } = simulate(forecast, { seed, runs: 1, draws })
      const { lower, upper } = outcomes.a!.credible
      const { p05, p50, p95 } = parameters.z!
      return {
        ...intervalFound(law, effectiveDraws, priorOf(lower), priorOf(upper)),
        ...belowOf(law, effectiveDraws, { p05: [p05, 0.05], p50: [p50, 0.5], p95: [p95, 0.95] }),
      }
    })
  })
})
