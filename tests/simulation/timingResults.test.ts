import { cumulativeIncidence } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { mcseOf } from '../../src/draws/mcse.ts'
import { stateOf } from '../../src/forecast/forecast.ts'
import { timingResults } from '../../src/simulation/timingResults.ts'
import { cellsOfDraw, forecastOf, type Parts, planFor, runsOf, simulationOf, tallyOf } from './forecasts.ts'

const parts: Parts = {
  tree: {
    concentration: 6,
    branches: {
      a: { p: 0.2, outcome: 'o', timing: { exponential: { mean: 90 } } },
      b: { p: 0.3, timing: { empirical: [20, 70, 71, 200] } },
      c: { p: 0.4, outcome: 'o' },
      d: { p: 'rest' },
    },
  },
}
const asOf = '2030-04-30' // day 60

describe('timingResults', () => {
  const forecast = forecastOf(parts, [], asOf)
  const plan = planFor(forecast, { draws: 100 })
  const runs = runsOf(plan)
  const results = timingResults(stateOf(forecast), plan, tallyOf(plan))
  const daysOf = (outcome: number) =>
    runs.days.filter((_, i) => runs.outcome[i] === outcome).sort((a, b) => a - b)

  test('quantiles are the smallest day that so many of the outcome’s runs reach', () => {
    ;['o', 'b', 'd'].forEach((id, outcome) => {
      const sorted = daysOf(outcome)
      for (const [key, p] of [
        ['p05', 0.05],
        ['p50', 0.5],
        ['p95', 0.95],
      ] as const)
        expect(results[id]![key]).toBe(sorted[Math.ceil(p * sorted.length - 1e-9) - 1])
    })
  })

  test('a leaf without timing comes true at the horizon', () => {
    expect(results.d).toMatchObject({ p05: 300, p50: 300, p95: 300 })
  })

  test('the cumulative incidence counts the runs in which the outcome has come true by the end of a day', () => {
    ;['o', 'b', 'd'].forEach((id, outcome) => {
      const { days, probability } = results[id]!.cumulativeIncidence
      const sorted = daysOf(outcome)
      days.forEach((day, i) => {
        expect(probability[i]).toBe(sorted.filter((of) => of <= day).length / 20_000)
      })
    })
  })

  test('days go from the as-of day, when nothing has come true, to the horizon', () => {
    const { days, probability } = results.o!.cumulativeIncidence
    expect(days).toEqual(Array.from({ length: 241 }, (_, i) => 60 + i))
    expect(probability[0]).toBe(0)
    expect(probability.at(-1)).toBe(daysOf(0).length / 20_000)
  })

  test('its standard error is that of a probability, draw by draw', () => {
    const exponential = plan.dayCumulative[0]!
    const { days, mcseProbability } = results.o!.cumulativeIncidence
    for (const i of [0, 1, 40, 150, 239, 240]) {
      const column = Float64Array.from({ length: plan.draws }, (_, d) => {
        // cells in order: o untimed, o timed, b, d
        const [untimed, timed] = cellsOfDraw(plan, d)
        const come = days[i] === 300 ? 1 : i === 0 ? 0 : exponential[i - 1]!
        return come * timed! + (days[i] === 300 ? untimed! : 0)
      })
      expect(mcseProbability[i]).toBeCloseTo(mcseOf(column, plan.weight, 20_000), 10)
    }
  })

  test('a long window is shown at evenly spaced days, both ends among them', () => {
    const { days } = simulationOf({ tree: { branches: { a: { p: 1 } } } }, { runs: 10 }).timing.a!
      .cumulativeIncidence
    expect(days).toHaveLength(301)
    const long = forecastOf({ ...parts, horizon: '2040-03-01' } as Parts)
    const plan = planFor(long, { runs: 100, draws: 2 })
    const shown = timingResults(stateOf(long), plan, tallyOf(plan)).o!.cumulativeIncidence
    expect(shown.days.length).toBeLessThanOrEqual(367)
    expect(shown.days[0]).toBe(0)
    expect(shown.days.at(-1)).toBe(plan.span)
    const steps = new Set(shown.days.slice(1, -1).map((day, i) => day - shown.days[i]!))
    expect(steps).toEqual(new Set([10]))
    expect(shown.probability.length).toBe(shown.days.length)
  })

  test('an outcome that no run had has no quantiles, and an incidence of 0', () => {
    const { timing } = simulationOf({ tree: { branches: { a: { p: 0 }, b: { p: 'rest' } } } }, { runs: 50 })
    expect(timing.a).toMatchObject({ p05: null, p50: null, p95: null })
    expect(new Set(timing.a!.cumulativeIncidence.probability)).toEqual(new Set([0]))
    expect(new Set(timing.a!.cumulativeIncidence.mcseProbability)).toEqual(new Set([0]))
  })

  test('as of the horizon there is one day, and everything has come true on it', () => {
    const { timing } = simulationOf(parts, { runs: 500 }, [], '2030-12-26')
    expect(timing.d!.cumulativeIncidence.days).toEqual([300])
    const total = Object.values(timing).reduce(
      (sum, { cumulativeIncidence: { probability } }) => sum + probability[0]!,
      0,
    )
    expect(total).toBeCloseTo(1, 12)
    expect(timing.b).toMatchObject({ p05: null, p50: null, p95: null })
  })

  test('the day before the horizon everything is still to come', () => {
    const { timing } = simulationOf(parts, { runs: 500 }, [], '2030-12-25')
    expect(timing.d!.cumulativeIncidence).toMatchObject({ days: [299, 300] })
    expect(timing.d!.cumulativeIncidence.probability[0]).toBe(0)
    expect(timing.o).toMatchObject({ p05: 300, p50: 300, p95: 300 })
  })

  test('shows the days of the exact cumulative incidence', () => {
    expect(results.o!.cumulativeIncidence.days).toEqual(cumulativeIncidence(forecast, 'o').days)
  })
})
