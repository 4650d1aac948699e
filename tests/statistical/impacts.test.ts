import type { ImpactSimulation } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { type Parts, simulationOf } from '../simulation/forecasts.ts'

/**
 * Impacts whose distribution is known in closed form: mean, spread, quantiles and shortfalls within 4 of their own
 * standard errors (and the resolution, for quantiles). Some 40 comparisons, 6e-5 each: a false alarm of 0.003 in all.
 */
interface Truth {
  readonly mean: number
  readonly sd: number
  readonly p05?: number
  readonly p50?: number
  readonly p95?: number
  readonly lower?: number
  readonly upper?: number
}

function expectTruth(found: ImpactSimulation, truth: Truth): void {
  const within = (actual: number, expected: number | undefined, error: number) => {
    if (expected !== undefined) expect(Math.abs(actual - expected)).toBeLessThanOrEqual(4 * error + 1e-9)
  }
  within(found.mean, truth.mean, found.mcseMean)
  within(found.sd!, truth.sd, found.mcseSd!)
  for (const key of ['p05', 'p50', 'p95'] as const)
    within(found.quantiles[key], truth[key], found.mcseQuantiles[key] + found.resolution / 4)
  const { lower, upper, mcseLower, mcseUpper } = found.expectedShortfall
  within(lower, truth.lower, mcseLower)
  within(upper, truth.upper, mcseUpper)
}

function impactOf(x: number | string | object, more: Partial<Parts> = {}, options = {}): ImpactSimulation {
  const parts: Parts = {
    tree: { branches: { a: { p: 0.4 }, b: { p: 'rest' } } },
    impacts: { x: { default: x as number } },
    ...more,
  }
  return simulationOf(parts, { runs: 50_000, draws: 2000, ...options }).impacts.x!
}

// P(Z > 1.645)'s density over 0.05: how far, in standard deviations, a normal's shortfall is from its mean
const normalShortfall = 2.0627128

describe('an impact', () => {
  test('that is a normal distribution', () => {
    expectTruth(impactOf({ normal: { mean: 40, sd: 3 } }), {
      mean: 40,
      sd: 3,
      p05: 40 - 3 * 1.6448536,
      p50: 40,
      p95: 40 + 3 * 1.6448536,
      lower: 40 - 3 * normalShortfall,
      upper: 40 + 3 * normalShortfall,
    })
  })

  test('that is an interval: its ends are the 5% and 95% points, its median their geometric mean', () => {
    const sigma = Math.log(4) / 2 / 1.6448536269514722
    const mean = 10 * Math.exp((sigma * sigma) / 2)
    expectTruth(impactOf('5 to 20'), {
      mean,
      sd: mean * Math.sqrt(Math.expm1(sigma * sigma)),
      p05: 5,
      p50: 10,
      p95: 20,
    })
  })

  test('that is uniform', () => {
    expectTruth(impactOf({ uniform: { min: 2, max: 4 } }), {
      mean: 3,
      sd: Math.sqrt(1 / 3),
      p05: 2.1,
      p50: 3,
      p95: 3.9,
      lower: 2.05,
      upper: 3.95,
    })
  })

  test('that is a list of numbers', () => {
    const found = impactOf({ empirical: [1, 1, 1, 7, 7, 12] })
    expectTruth(found, {
      mean: 29 / 6,
      sd: Math.sqrt(245 / 6 - (29 / 6) ** 2),
      p05: 1,
      p95: 12,
      lower: 1,
      upper: 12,
    })
    expect(found.resolution).toBe(0)
  })

  test('that is an expression in days', () => {
    // each day from 1 to 31 alike; 31 · 0.05 is far from a whole number, so that no quantile is between two days
    expectTruth(
      impactOf('2 * days + 1', {
        tree: { branches: { a: { p: 1, timing: { uniform: { min: 0, max: 31 } } } } },
      }),
      { mean: 33, sd: 2 * Math.sqrt((31 ** 2 - 1) / 12), p05: 5, p50: 33, p95: 61 },
    )
  })

  test('that follows from a parameter: its spread is that of the draws', () => {
    expectTruth(
      impactOf('10 * z', { parameters: { z: { distribution: { normal: { mean: 3, sd: 0.5 } } } } }),
      { mean: 30, sd: 5, p05: 30 - 5 * 1.6448536, p50: 30, p95: 30 + 5 * 1.6448536 },
    )
  })

  test('that follows from a parameter and the day: both spreads add', () => {
    expectTruth(
      impactOf('z + days', {
        parameters: { z: { distribution: { normal: { mean: 3, sd: 40 } } } },
        tree: { branches: { a: { p: 1, timing: { uniform: { min: 0, max: 300 } } } } },
      }),
      { mean: 153.5, sd: Math.sqrt(1600 + (300 ** 2 - 1) / 12) },
    )
  })

  test('a distribution written in place is drawn anew for each run: draws add nothing to its error', () => {
    const parameters = { z: { distribution: { uniform: { min: 0, max: 1 } } } }
    const anew = impactOf({ normal: { mean: 0, sd: 1 } }, { parameters }, { draws: 50 })
    expect(anew.mcseMean * Math.sqrt(50_000)).toBeGreaterThan(0.6)
    expect(anew.mcseMean * Math.sqrt(50_000)).toBeLessThan(1.4)
    const shared = impactOf('sqrt(12) * (z - 0.5)', { parameters }, { draws: 50 })
    // 50 draws of spread 1
    expect(shared.mcseMean * Math.sqrt(50)).toBeGreaterThan(0.6)
    expect(shared.mcseMean * Math.sqrt(50)).toBeLessThan(1.4)
  })

  test('of several leaves: the nearest setting wins, then the default', () => {
    const { impacts, outcomes } = simulationOf(
      {
        tree: {
          branches: {
            a: {
              p: 0.5,
              impacts: { x: { normal: { mean: 50, sd: 1 } } },
              branches: {
                inherits: { p: 0.5 },
                overrides: { p: 'rest', timing: { empirical: [30, 90] }, impacts: { x: 'days' } },
              },
            },
            b: { p: 'rest' },
          },
        },
        impacts: { x: { default: 100 } },
      },
      { runs: 50_000 },
    )
    const { inherits, overrides, b } = impacts.x!.byOutcome
    expect(Math.abs(inherits!.mean! - 50)).toBeLessThan(4 * inherits!.mcseMean!)
    expect(Math.abs(inherits!.sd! - 1)).toBeLessThan(4 / Math.sqrt(2 * inherits!.count))
    expect(Math.abs(overrides!.mean! - 60)).toBeLessThan(4 * overrides!.mcseMean!)
    expect(Math.abs(overrides!.sd! - 30)).toBeLessThan(0.2)
    expect(b).toMatchObject({ mean: 100, sd: 0, mcseMean: 0, count: outcomes.b!.count })
    // ¼·50 + ¼·60 + ½·100, and the spread around it
    expectTruth(impacts.x!, {
      mean: 77.5,
      sd: Math.sqrt(0.25 * (1 + 27.5 ** 2) + 0.125 * (47.5 ** 2 + 12.5 ** 2) + 0.5 * 22.5 ** 2),
    })
  })
})
