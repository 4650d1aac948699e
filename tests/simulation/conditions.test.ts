import {
  condition,
  cumulativeIncidence,
  defineScenario,
  type Forecast,
  setMarginal,
  simulate,
  update,
} from 'forkcast'
import { describe, expect, test } from 'vitest'
import { harbour, harbourDay, harbourRows } from '../fixtures/harbour.ts'

/*
 * Exact against Monte Carlo, 4 standard errors: a false alarm in 1 of 16,000 comparisons, about 60 of them here,
 * so less than 0.4% for the file. Seeds are fixed.
 */
const forecast = update(defineScenario(harbour), harbourRows, { asOf: harbourDay })

const cases: Record<string, Forecast> = {
  'observe a branch': condition(forecast, { observe: ['leaves'] }),
  'rule out an outcome': condition(forecast, { ruleOut: ['forced'] }),
  'a marginal by Jeffrey’s rule': setMarginal(forecast, 'forced', 0.4),
  'a marginal on a condition': setMarginal(condition(forecast, { observe: ['leaves'] }), 'arrested', 0.5),
  'what happened before the as-of day': condition(forecast, {
    happened: { id: 'leaves', day: '2030-03-20' },
  }),
  'what happened after it': condition(forecast, { happened: { id: 'leaves', day: '2030-07-20' } }),
  'what happened at the horizon': condition(forecast, { happened: { id: 'stays', day: harbour.horizon } }),
}

describe.each(Object.entries(cases))('simulate honours %s', (_, given) => {
  const result = simulate(given, { runs: 200_000, seed: 'conditions', draws: 400 })

  test('agrees with the exact forecast', () => {
    for (const [id, { probability, mcseProbability, exact, z }] of Object.entries(result.outcomes)) {
      expect(exact, id).toBe(given.outcomes[id]?.probability)
      if (mcseProbability < 1e-12) expect(probability).toBeCloseTo(exact!, 12)
      else expect(Math.abs(z!)).toBeLessThan(4)
    }
  })

  test('agrees with its cumulative incidence', () => {
    for (const id of Object.keys(result.outcomes)) {
      const { days, probability, mcseProbability } = result.timing[id]!.cumulativeIncidence
      const exact = cumulativeIncidence(given, id)
      for (const day of [70, 100, 142, 200, 300]) {
        const at = days.indexOf(day)
        const there = exact.probability[exact.days.indexOf(day)]!
        if (at >= 0) expect(Math.abs(probability[at]! - there)).toBeLessThan(4 * mcseProbability[at]! + 1e-12)
      }
    }
  })
})

describe('a supposed day', () => {
  test('is the day of every run', () => {
    const day20 = simulate(cases['what happened before the as-of day']!, { runs: 1000, seed: 1 }).timing
      .forced
    expect([day20?.p05, day20?.p50, day20?.p95]).toEqual([19, 19, 19])
  })
})
