import type { Simulation } from 'forkcast'
import { describe, test } from 'vitest'
import type { Parts } from '../simulation/forecasts.ts'
import {
  estimates,
  expectCoverage,
  expectHonest,
  forecastOf,
  H,
  impactEstimates,
  impactForecast,
  meanOf,
  withoutP05,
} from './honesty.ts'

const probabilityOf = ({ outcomes, timing }: Simulation): Record<string, readonly [number, number]> => {
  const { probability, mcseProbability } = timing.a!.cumulativeIncidence
  return {
    outcome: [outcomes.a!.probability, outcomes.a!.mcseProbability],
    incidence: [probability[12]!, mcseProbability[12]!],
  }
}

describe('the standard error of a probability', () => {
  const timing = { exponential: { mean: 15 } }
  const survival = (Math.exp(-10 / 15) - Math.exp(-H / 15)) / (1 - Math.exp(-H / 15))

  test('with one draw is binomial', () => {
    const forecast = forecastOf({ tree: { branches: { a: { p: 0.3, timing }, b: { p: 'rest' } } } })
    const found = estimates(forecast, { runs: 1000, draws: 1 }, 400, probabilityOf)
    expectHonest(found)
    expectCoverage(found.get('outcome')!, (0.3 * survival) / (0.3 * survival + 0.7))
  })

  /** P(a) may be almost 0 or almost 1, and the evidence makes the draws of unequal weight. */
  const unsure: Parts = {
    parameters: { z: { distribution: { empirical: [0.02, 0.3, 0.7, 0.98] } } },
    tree: { branches: { a: { p: 'z', timing }, b: { p: 'rest' } } },
    signals: { s: { likelihood: { a: 0.9, b: 0.3 } } },
  }
  const rows = [{ date: '2030-03-05', signal: 's', credence: 0.8 }]
  // P(a) was ½ on average; M is c·G/G₀ + 1 − c with G₀ = 0.48 at the median, 0.3; and a did not come true in ten days of forty
  const heard = (0.8 * (0.9 / 0.48) + 0.2) * survival
  const truth = heard / (heard + 0.8 * (0.3 / 0.48) + 0.2)

  test('with many runs to a draw is that of the draws', () => {
    const found = estimates(forecastOf(unsure, rows), { runs: 5000, draws: 100 }, 400, probabilityOf)
    expectHonest(found)
    expectCoverage(found.get('outcome')!, truth)
  })

  test('with as many runs as draws is that of both', () => {
    const found = estimates(forecastOf(unsure, rows), { runs: 200, draws: 200 }, 400, probabilityOf)
    expectHonest(found)
    expectCoverage(found.get('outcome')!, truth)
  })

  test('with far fewer runs than draws is that of so many runs', () => {
    const found = estimates(forecastOf(unsure, rows), { runs: 40, draws: 400 }, 400, probabilityOf)
    expectHonest(found)
    expectCoverage(found.get('outcome')!, truth)
  })

  test('of Dirichlet splits, with timings of several kinds in one outcome', () => {
    const forecast = forecastOf({
      tree: {
        concentration: 3,
        branches: {
          a: { p: 0.2, timing },
          c: { p: 0.2, outcome: 'a', timing: { uniform: { min: 0, max: 25 } } },
          d: { p: 0.1, outcome: 'a' },
          b: { p: 'rest' },
        },
      },
    })
    const found = estimates(forecast, { runs: 3000, draws: 60 }, 400, probabilityOf)
    expectHonest(found)
    expectCoverage(found.get('outcome')!, forecast.outcomes.a!.probability)
  })
})

describe('the standard errors of a parameter and an impact', () => {
  test('are honest', () => {
    const found = withoutP05(estimates(impactForecast(), { runs: 2000, draws: 40 }, 100, impactEstimates))
    expectHonest(found)
    for (const list of found.values()) expectCoverage(list, meanOf(list.map(({ value }) => value)))
  })
})
