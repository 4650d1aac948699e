import { cumulativeIncidence, simulate } from 'forkcast'
import { expect, test } from 'vitest'
import { forecastOf } from '../statistical/honesty.ts'

/**
 * Intervals of ±1.96 standard errors around what a simulation finds hold the exact value in 95% of 5,000 seeds, to within
 * 1%: 3.2 standard errors of the share, so that each of three shares is off by chance with probability 0.0012.
 */
const seeds = 5000

test('intervals of 1.96 standard errors cover the truth 95% of the time, within 1%', {
  timeout: 300_000,
}, () => {
  const forecast = forecastOf(
    {
      tree: {
        concentration: 12,
        branches: {
          a: { p: 0.4, timing: { exponential: { mean: 15 } } },
          b: { p: 0.35, timing: { weibull: { shape: 2, scale: 20 } } },
          c: { p: 'rest' },
        },
      },
      signals: { s: { likelihood: { a: 0.7, b: 0.4, c: 0.5 } } },
    },
    [{ date: '2030-03-05', signal: 's' }],
  )
  const exact = cumulativeIncidence(forecast, 'a')
  const truth = {
    'P(a)': forecast.outcomes.a!.probability,
    'P(c)': forecast.outcomes.c!.probability,
    'P(a by day 20)': exact.probability[10]!,
  }
  const inside: Record<string, number> = { 'P(a)': 0, 'P(c)': 0, 'P(a by day 20)': 0 }
  for (let seed = 0; seed < seeds; seed++) {
    const { outcomes, timing } = simulate(forecast, { seed, runs: 4000, draws: 400 })
    const by = timing.a!.cumulativeIncidence
    const day = by.days.indexOf(20)
    const found: Record<string, readonly [number, number]> = {
      'P(a)': [outcomes.a!.probability, outcomes.a!.mcseProbability],
      'P(c)': [outcomes.c!.probability, outcomes.c!.mcseProbability],
      'P(a by day 20)': [by.probability[day]!, by.mcseProbability[day]!],
    }
    for (const [name, [value, error]] of Object.entries(found))
      if (Math.abs(value - truth[name as keyof typeof truth]) <= 1.96 * error) inside[name]! += 1
  }
  for (const [name, count] of Object.entries(inside))
    expect(Math.abs(count / seeds - 0.95), `${name}: ${count / seeds}`).toBeLessThan(0.01)
})
