import { simulate } from 'forkcast'
import { expect, test } from 'vitest'
import { forecastOf } from '../simulation/forecasts.ts'

test('what has probability 0 never happens in ten million runs: branches, days, draws', () => {
  const forecast = forecastOf({
    tree: {
      branches: {
        first: { p: 0 },
        a: { p: 0.1, timing: { empirical: [20, 70, 70, 200] } },
        between: { p: 0, timing: { exponential: { mean: 5 } } },
        tenths: {
          p: 0.9,
          concentration: 0.5,
          branches: Object.fromEntries([
            ['none', { p: 0 }],
            ...Array.from({ length: 10 }, (_, i) => [`t${i}`, { p: 0.1 }]),
            ['last', { p: 0 }],
          ]),
        },
      },
    },
  })
  const { outcomes, timing } = simulate(forecast, { seed: 'zero', runs: 10_000_000, draws: 200 })
  for (const id of ['first', 'between', 'none', 'last']) expect(outcomes[id]!.count).toBe(0)
  const { days, probability } = timing.a!.cumulativeIncidence
  const steps = days.filter((_, i) => i > 0 && probability[i] !== probability[i - 1])
  expect(steps).toEqual([20, 70, 200])
})
