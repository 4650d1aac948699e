import { mergeShards, simulate, simulateShard } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { forecastOf, type Parts } from '../../simulation/forecasts.ts'

const asOf = '2030-04-30'

/** Twenty uniform shares, each looked at twenty times and seen eighteen times, under a leaf that they are the mean of. */
function twentyShares(): {
  parts: Parts
  rows: { date: string; signal: string; observed: boolean; event: string }[]
} {
  const names = Array.from({ length: 20 }, (_, j) => `share${j}`)
  const signals = Object.fromEntries(
    names.map((name) => [`see_${name}`, { likelihood: { otherwise: name } }]),
  )
  const rows = names.flatMap((name) =>
    Array.from({ length: 20 }, (_, look) => ({
      date: '2030-03-31',
      signal: `see_${name}`,
      observed: look < 18,
      event: `${name} ${look}`,
    })),
  )
  return {
    parts: {
      parameters: Object.fromEntries(
        names.map((name) => [name, { distribution: { uniform: { min: 0, max: 1 } } }]),
      ),
      tree: { branches: { a: { p: `(${names.join(' + ')}) / 20` }, b: { p: 'rest' } } },
      signals,
    },
    rows,
  }
}

describe('temperedDraws', () => {
  test('finds 19/22 for twenty shares with twenty looks each, where weights of the prior said 67.5%', {
    timeout: 60_000,
  }, () => {
    const { parts, rows } = twentyShares()
    const found = simulate(forecastOf(parts, rows, asOf), { seed: 'forkcast' })
    expect(found.method).toBe('tempered')
    expect(found.warnings).toEqual([])
    expect(found.draws).toBe(1000)
    expect(found.effectiveDraws).toBeGreaterThan(1000)
    const { probability, mcseProbability, credible } = found.outcomes.a!
    // one fixed seed, four errors: a right method fails once in 16,000 times
    expect(Math.abs(probability - 19 / 22)).toBeLessThan(4 * mcseProbability)
    expect(mcseProbability).toBeLessThan(0.0015)
    // the mean of twenty Beta(19, 3): sd 0.01600 of the mean is 0.0716/√20
    expect(credible.lower).toBeCloseTo(19 / 22 - 1.645 * 0.016, 2)
    expect(credible.upper).toBeCloseTo(19 / 22 + 1.645 * 0.016, 2)
    expect(Math.abs(found.parameters.share7!.mean - 19 / 22)).toBeLessThan(
      4 * found.parameters.share7!.mcseMean,
    )
  })

  test('draws nested splits from their posterior: the mean is the exact forecast', () => {
    const parts: Parts = {
      tree: {
        concentration: 2,
        branches: {
          deep: { p: 0.05, concentration: 2, branches: { deeper: { p: 0.05 }, aside: { p: 'rest' } } },
          out: { p: 'rest' },
        },
      },
      signals: { s: { ratio: { deeper: 400 } } },
    }
    const rows = [{ date: '2030-03-31', signal: 's' }]
    const found = simulate(forecastOf(parts, rows, asOf), { seed: 'a' })
    expect(found.method).toBe('tempered')
    for (const { z } of Object.values(found.outcomes)) expect(Math.abs(z!)).toBeLessThan(4)
  })

  test('gives the same bytes from parts played apart', { timeout: 60_000 }, () => {
    const { parts, rows } = twentyShares()
    const forecast = forecastOf(parts, rows, asOf)
    const options = { seed: 'a', draws: 200, runs: 140_000 }
    const shards = [2, 1].map((index) => simulateShard(forecast, { ...options, shard: { index, of: 2 } }))
    expect(JSON.stringify(mergeShards(forecast, shards))).toBe(JSON.stringify(simulate(forecast, options)))
  })

  test('moves nothing where draws of the prior suffice', () => {
    const { parts } = twentyShares()
    expect(simulate(forecastOf(parts, [], asOf), { seed: 'a' }).method).toBe('prior')
  })
})
