import { simulate, timeline, toRows, update } from 'forkcast'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { harbourLog, harbourScenario } from '../fixtures/harbour/files.ts'

const forecast = update(harbourScenario, harbourLog, { asOf: '2030-04-30' })

describe('toRows', () => {
  test('gives a forecast a row for each outcome, in their order', () => {
    const rows = toRows(forecast)
    expect(rows.map(({ outcome }) => outcome)).toEqual(harbourScenario.outcomes)
    for (const { outcome, asOf, ...row } of rows) {
      expect(asOf).toBe('2030-04-30')
      expect(row).toEqual(forecast.outcomes[outcome])
    }
  })

  test('gives a timeline the rows of its days', () => {
    const days = timeline(harbourScenario, harbourLog)
    expect(toRows(days)).toEqual(days.flatMap((day) => toRows(day.forecast)))
  })

  test('gives a simulation its errors and its intervals', () => {
    const simulation = simulate(forecast, { runs: 1000, seed: 1 })
    const rows = toRows(simulation)
    expect(rows).toHaveLength(3)
    for (const { outcome, lower, upper, mcseProbability } of rows)
      expect({ lower, upper, mcseProbability }).toEqual({
        lower: simulation.outcomes[outcome]?.credible.lower,
        upper: simulation.outcomes[outcome]?.credible.upper,
        mcseProbability: simulation.outcomes[outcome]?.mcseProbability,
      })
  })

  test('reads the JSON of each as well', () => {
    expect(toRows(JSON.parse(JSON.stringify(forecast)))).toEqual(toRows(forecast))
  })

  test('keeps the ids of a literal as types', () => {
    expectTypeOf(toRows(forecast)[0]?.outcome).toEqualTypeOf<string | undefined>()
  })
})
