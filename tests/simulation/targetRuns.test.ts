import { OptionError, simulate } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { runBlock } from '../../src/draws/purposes.ts'
import { forecastOf, type Parts } from './forecasts.ts'

const coin = forecastOf({ tree: { branches: { a: { p: 0.5 }, b: { p: 'rest' } } } })
const loose: Parts = { tree: { concentration: 10, branches: { a: { p: 0.5 }, b: { p: 'rest' } } } }
const largest = (result: ReturnType<typeof simulate>) =>
  Math.max(...Object.values(result.outcomes).map(({ mcseProbability }) => mcseProbability))

describe('targetMcse', () => {
  test('stops at the first end of a block where every outcome is known that well, and says so', () => {
    // ½/√runs ≤ 0.0012: 173,611 runs, that is three blocks
    const result = simulate(coin, { seed: 1, targetMcse: 0.0012 })
    expect(result.runs).toBe(3 * runBlock)
    expect(largest(result)).toBeLessThanOrEqual(0.0012)
    expect(largest(simulate(coin, { seed: 1, runs: 2 * runBlock }))).toBeGreaterThan(0.0012)
  })

  test('is the simulation of as many runs, byte for byte', () => {
    const stopped = simulate(coin, { seed: 1, targetMcse: 0.0012 })
    expect(JSON.stringify(stopped)).toBe(JSON.stringify(simulate(coin, { seed: 1, runs: stopped.runs })))
  })

  test('never takes more runs than `runs`, reached or not', () => {
    expect(simulate(coin, { seed: 1, runs: 1000, targetMcse: 1e-9 }).runs).toBe(1000)
    expect(simulate(coin, { seed: 1, runs: 100_000, targetMcse: 0.1 }).runs).toBe(runBlock)
    expect(simulate(coin, { seed: 1, runs: 10, targetMcse: 0.4 }).runs).toBe(10)
  })

  test('what too few draws leave, no number of runs mends: it takes the most allowed', () => {
    const forecast = forecastOf(loose)
    expect(simulate(forecast, { seed: 1, draws: 20, runs: 200_000, targetMcse: 0.005 }).runs).toBe(200_000)
    const enough = simulate(forecast, { seed: 1, draws: 20_000, runs: 10_000_000, targetMcse: 0.0022 })
    expect(enough.runs).toBeLessThan(1_000_000)
    expect(largest(enough)).toBeLessThanOrEqual(0.0022)
  })

  test.each([0, -1, NaN, '0.1', null])('%o is refused', (targetMcse) => {
    expect(() => simulate(coin, { seed: 1, targetMcse: targetMcse as number })).toThrow(OptionError)
  })
})
