import { defineScenario, likelihoodFromFrequency, update } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { regularizedBeta } from '../../src/numeric/beta.ts'

describe('likelihoodFromFrequency({ happened, of })', () => {
  test.each([
    [7, 10, undefined, 7.5, 3.5],
    [0, 10, 'jeffreys', 0.5, 10.5],
    [0, 10, 'uniform', 1, 11],
    [3, 3, { alpha: 2, beta: 5 }, 5, 5],
    [0, 0, 'uniform', 1, 1],
  ] as const)('of %d in %d with the prior %j is a beta posterior', (happened, of, prior, alpha, beta) => {
    const found = likelihoodFromFrequency({ happened, of }, prior === undefined ? {} : { prior })
    expect(found.distribution).toEqual({ beta: { alpha, beta } })
    expect(found.mean).toBeCloseTo(alpha / (alpha + beta), 15)
    for (const [x, p] of [
      [found.lower, 0.05],
      [found.median, 0.5],
      [found.upper, 0.95],
    ] as const)
      expect(regularizedBeta(alpha, beta, x)).toBeCloseTo(p, 12)
    expect(found.level).toBe(0.9)
  })

  test('of none in n with a uniform prior is 1/(n + 2): Laplace’s rule of succession', () => {
    expect(likelihoodFromFrequency({ happened: 0, of: 98 }, { prior: 'uniform' }).mean).toBe(1 / 100)
  })

  test('is a likelihood that a scenario takes', () => {
    const { distribution, median } = likelihoodFromFrequency({ happened: 7, of: 10 })
    const scenario = defineScenario({
      forkcast: 1,
      title: 'Coin',
      origin: '2030-01-01',
      horizon: '2030-12-31',
      exhaustive: true,
      tree: { branches: { heads: { p: 0.5 }, tails: { p: 'rest' } } },
      signals: { cheer: { likelihood: { heads: distribution, otherwise: 0.5 } } },
    })
    const { outcomes } = update(scenario, [{ date: '2030-02-01', signal: 'cheer' }])
    expect(outcomes.heads.probability).toBeCloseTo(median / (median + 0.5), 14)
  })

  test.each([
    [{ happened: 11, of: 10 }, {}, 'happened: expected a number of cases from 0 to 10'],
    [{ happened: -1, of: 10 }, {}, 'happened: expected'],
    [{ happened: 1, of: NaN }, {}, 'of: expected a number of cases, 0 or more'],
    [{ happened: 1, of: 2 }, { prior: 'haldane' }, 'prior: expected jeffreys, uniform, or { alpha, beta }'],
    [{ happened: 1, of: 2 }, { prior: { alpha: 0, beta: 1 } }, 'prior: expected'],
  ])('refuses %j, %j', (frequency, options, message) => {
    expect(() => likelihoodFromFrequency(frequency, options as never)).toThrow(message)
  })
})
