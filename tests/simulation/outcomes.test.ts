import { describe, expect, test } from 'vitest'
import { mcseOf } from '../../src/draws/mcse.ts'
import { stateOf } from '../../src/forecast/forecast.ts'
import { countsOf, outcomeDraws, outcomeResults } from '../../src/simulation/outcomes.ts'
import { forecastOf, type Parts, planFor, runsOf, tallyOf } from './forecasts.ts'

const parts: Parts = {
  tree: {
    concentration: 6,
    branches: {
      a: { p: 0.2, outcome: 'o', timing: { exponential: { mean: 90 } } },
      b: { p: 0.3, title: 'Second' },
      c: { p: 0.4, outcome: 'o' },
      d: { p: 'rest', title: 'Never' },
    },
  },
}

function resultsOf(given: Parts, level = 0.9, draws = 200) {
  const forecast = forecastOf(given)
  const plan = planFor(forecast, { draws })
  const tally = tallyOf(plan)
  return { forecast, plan, tally, results: outcomeResults(stateOf(forecast), plan, tally, level) }
}

describe('outcomeResults', () => {
  const { forecast, plan, tally, results } = resultsOf(parts)

  test('counts the runs of each outcome', () => {
    const counts = [0, 0, 0]
    for (const outcome of runsOf(plan).outcome) counts[outcome]! += 1
    expect([...countsOf(plan, tally)]).toEqual(counts)
    expect(Object.keys(results)).toEqual(['o', 'b', 'd'])
    expect(Object.values(results).map(({ count }) => count)).toEqual(counts)
    for (const { count, probability } of Object.values(results)) expect(probability).toBe(count / 20_000)
  })

  test('has the exact forecast beside, at the medians and, without parameters, as the same quantity', () => {
    for (const [id, { plugIn, exact }] of Object.entries(results)) {
      expect(plugIn).toBe(forecast.outcomes[id]!.probability)
      expect(exact).toBe(plugIn)
    }
    const { results: uncertain } = resultsOf({
      ...parts,
      parameters: { z: { distribution: '1 to 2' } },
    })
    for (const { plugIn, exact, z } of Object.values(uncertain)) {
      expect(plugIn).toBeGreaterThan(0)
      expect([exact, z]).toEqual([null, null])
    }
  })

  test('says how many standard errors the count is from the exact probability', () => {
    const columns = outcomeDraws(plan)
    Object.values(results).forEach(({ probability, exact, mcseProbability, z }, outcome) => {
      expect(mcseProbability).toBe(mcseOf(columns[outcome]!, plan.weight, 20_000))
      expect(z).toBe((probability - exact!) / mcseProbability)
    })
  })

  test('has no z where the error is 0', () => {
    const { results } = resultsOf({ tree: { branches: { a: { p: 0 }, b: { p: 'rest' } } } })
    expect(results.a).toMatchObject({ count: 0, probability: 0, mcseProbability: 0, exact: 0, z: null })
    expect(results.b).toMatchObject({ count: 20_000, probability: 1, mcseProbability: 0, exact: 1, z: null })
  })

  test('the credible interval is of the weighted quantiles of the draws', () => {
    const column = outcomeDraws(plan)[0]!
    const sorted = [...column].sort((a, b) => a - b)
    // 200 draws of equal weight: the 10th and the 190th
    expect(results.o!.credible).toEqual({ level: 0.9, lower: sorted[9], upper: sorted[189] })
    const half = resultsOf(parts, 0.5).results.o!.credible
    expect(half).toEqual({ level: 0.5, lower: sorted[49], upper: sorted[149] })
  })

  test('with one draw the credible interval is one number, the exact probability', () => {
    const { results } = resultsOf({ tree: { branches: { a: { p: 0.2 }, b: { p: 'rest' } } } })
    expect(results.a!.credible).toEqual({ level: 0.9, lower: 0.2, upper: 0.2 })
  })

  test('shows titles, and of an outcome without one its id', () => {
    expect(Object.values(results).map(({ title }) => title)).toEqual(['o', 'Second', 'Never'])
  })
})

describe('outcomeDraws', () => {
  test('sums the cells of each outcome: one column of draws for each, adding up to 1', () => {
    const { plan } = resultsOf(parts)
    const columns = outcomeDraws(plan)
    for (let d = 0; d < plan.draws; d++)
      expect(columns.reduce((sum, column) => sum + column[d]!, 0)).toBeCloseTo(1, 12)
  })
})
