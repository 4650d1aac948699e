import fc from 'fast-check'
import {
  condition,
  expectedImpacts,
  type Forecast,
  NotLiveError,
  probabilityOf,
  setMarginal,
  simulate,
} from 'forkcast'
import { describe, expect, test } from 'vitest'
import { formatDay, parseDay } from '../../src/checking/day.ts'
import { forecastOf, type Parts } from '../simulation/forecasts.ts'

const tree: Parts['tree'] = {
  branches: {
    stays: { p: 0.5 },
    leaves: {
      p: 'rest',
      timing: { weibull: { shape: 1.3, scale: 120 } },
      branches: {
        resigns: { p: 0.6, outcome: 'gone' },
        arrested: { p: 0.3, outcome: 'forced' },
        dies: { p: 0.1, outcome: 'gone', timing: { uniform: { min: 50, max: 400 } } },
      },
    },
  },
}
const signals: Parts['signals'] = { leak: { ratio: { arrested: 3, leaves: 2 } } }
const leaves = ['stays', 'resigns', 'arrested', 'dies']

/** P(leaf comes true on that day after the as-of day), from differences of the cumulative incidence. */
function onDay(forecast: Forecast, leaf: string, day: number): number {
  const origin = parseDay(forecast.origin)!
  const by = (days: number) => probabilityOf(forecast, { any: [leaf], by: formatDay(origin + days) })
  return by(day) - by(day - 1)
}

/** Σ over leaves and days of P(leaf on that day)·value, a number at a time. */
function bruteForce(
  forecast: Forecast,
  value: (leaf: string, day: number) => number,
  among = leaves,
): { sum: number; mass: number } {
  let sum = 0
  let mass = 0
  for (const leaf of among)
    for (let day = 1; day <= 300; day++) {
      const p = onDay(forecast, leaf, day)
      sum += p * value(leaf, day)
      mass += p
    }
  return { sum, mass }
}

/** Differences of a thousand sums that are each right to some 1e-16, times values up to 300. */
const digits = 10

describe('expectedImpacts(forecast)', () => {
  test('is Σ P(leaf)·impact, and by outcome the mean given the outcome', () => {
    const impacts = { loss: { default: 10 } }
    const costly = structuredClone(tree) as { branches: { leaves: { branches: { arrested: object } } } }
    Object.assign(costly.branches.leaves.branches.arrested, { impacts: { loss: 50 } })
    const { loss } = expectedImpacts(forecastOf({ tree: costly as Parts['tree'], impacts }))
    // 0.5 · 10 + 0.5 · (0.7 · 10 + 0.3 · 50)
    expect(loss!.mean).toBeCloseTo(16, 14)
    expect(loss).toEqual({ basis: 'exact', mean: loss!.mean, byOutcome: { stays: 10, gone: 10, forced: 50 } })
  })

  test.each([
    ['2 to 8', Math.sqrt(16) * Math.exp((Math.log(4) / 2 / 1.6448536269514722) ** 2 / 2)],
    [{ exponential: { mean: 7 } }, 7],
    [{ triangular: { min: 0, mode: 3, max: 9 } }, 4],
    [
      {
        mixture: [
          { weight: 3, of: { normal: { mean: -2, sd: 5 } } },
          { weight: 1, of: '1 to 1.5' },
        ],
      },
      undefined,
    ],
  ] as const)('takes a distribution drawn anew in each run, %j, by its mean', (written, mean) => {
    const parts: Parts = { tree, impacts: { loss: { default: written } } }
    const { loss } = expectedImpacts(forecastOf(parts))
    expect(loss!.basis).toBe('exact')
    if (mean !== undefined) expect(loss!.mean).toBeCloseTo(mean, 13)
    for (const given of Object.values(loss!.byOutcome)) expect(given).toBeCloseTo(loss!.mean!, 13)
  })

  test('takes an expression in days over the days that are left, as the sum over every leaf and day does', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 299 }),
        fc.integer({ min: -5, max: 5 }),
        fc.integer({ min: 1, max: 200 }),
        fc.boolean(),
        (asOfDays, slope, from, seen) => {
          const impacts = { loss: { default: `${slope}*days + max(0, days - ${from})` } }
          const rows = seen && asOfDays > 0 ? [{ date: '2030-03-02', signal: 'leak' }] : []
          const asOf = formatDay(parseDay('2030-03-01')! + asOfDays)
          const forecast = forecastOf({ tree, signals, impacts }, rows, asOf)
          const value = (_: string, day: number) => slope * day + Math.max(0, day - from)
          const { loss } = expectedImpacts(forecast)
          expect(loss!.basis).toBe('exact')
          expect(loss!.mean).toBeCloseTo(bruteForce(forecast, value).sum, digits)
          for (const [outcome, among] of [
            ['stays', ['stays']],
            ['gone', ['resigns', 'dies']],
            ['forced', ['arrested']],
          ] as const) {
            const { sum, mass } = bruteForce(forecast, value, [...among])
            // a difference that is divided by what is left of an outcome loses as many digits
            expect(loss!.byOutcome[outcome]! / 1000).toBeCloseTo(sum / mass / 1000, mass > 1e-3 ? digits : 4)
          }
        },
      ),
      { numRuns: 12 },
    )
  })

  test('is the closed form for a uniform timing: the mean of the days that are left', () => {
    const timed: Parts['tree'] = { branches: { a: { p: 1, timing: { uniform: { min: 0, max: 300 } } } } }
    const forecast = (asOf?: string) =>
      forecastOf({ tree: timed, impacts: { when: { default: 'days' } } }, [], asOf)
    expect(expectedImpacts(forecast()).when!.mean).toBeCloseTo(150.5, 12)
    // as of day 60: days 61 to 300
    expect(expectedImpacts(forecast('2030-04-30')).when!.mean).toBeCloseTo(180.5, 12)
    // and on the eve of the horizon
    expect(expectedImpacts(forecast('2030-12-25')).when!.mean).toBe(300)
  })

  test('puts all on the day that something is supposed to have happened', () => {
    const forecast = forecastOf({ tree, impacts: { when: { default: 'days^2' } } })
    const given = condition(forecast, { happened: { id: 'leaves', day: '2030-04-30' } })
    expect(expectedImpacts(given).when).toEqual({
      basis: 'exact',
      mean: 3600,
      byOutcome: { stays: null, gone: 3600, forced: 3600 },
    })
  })

  test('heeds conditions and marginals, and is null for what cannot be', () => {
    const forecast = forecastOf({ tree, impacts: { when: { default: 'days' } } })
    const before = expectedImpacts(forecast).when!
    const ruledOut = expectedImpacts(condition(forecast, { ruleOut: ['stays'] })).when!
    expect(ruledOut.byOutcome).toEqual({ ...before.byOutcome, stays: null })
    const set = expectedImpacts(setMarginal(forecast, 'stays', 0.9)).when!
    expect(set.mean).toBeCloseTo(0.9 * 300 + 0.1 * ruledOut.mean!, 10)
  })

  test('comes true at the horizon alone where the horizon is the as-of day', () => {
    const forecast = forecastOf({ tree, impacts: { when: { default: 'days' } } }, [], '2030-12-26')
    expect(expectedImpacts(forecast).when).toEqual({
      basis: 'exact',
      mean: 300,
      byOutcome: { stays: 300, gone: null, forced: null },
    })
  })

  test('is a plug-in where parameters enter, in the impact or in the probabilities', () => {
    const parameters = { z: { distribution: '1 to 4' }, idle: { distribution: '1 to 2' } }
    const basis = (more: Partial<Parts>, rows: Parameters<typeof forecastOf>[1] = []) => {
      const { a } = expectedImpacts(
        forecastOf({ tree, parameters, impacts: { a: { default: 1 } }, ...more }, rows),
      )
      return a!.basis
    }
    expect(basis({})).toBe('exact')
    expect(basis({ impacts: { a: { default: 'days' } } })).toBe('exact')
    expect(basis({ impacts: { a: { default: 'z + days' } } })).toBe('plug-in')
    const uncertain = { branches: { a: { p: 'z/10' }, b: { p: 'rest' as const } } }
    expect(basis({ tree: uncertain })).toBe('plug-in')
    const counted = { branches: { a: { count: 3 }, b: { count: 1 } } }
    expect(basis({ tree: counted })).toBe('exact')
    const likely = { hint: { likelihood: { stays: { beta: { alpha: 2, beta: 3 } }, otherwise: 0.5 } } }
    expect(basis({ signals: likely })).toBe('exact')
    const asOf = '2030-03-05'
    const seen = forecastOf(
      { tree, signals: likely, impacts: { a: { default: 1 } } },
      [{ date: asOf, signal: 'hint' }],
      asOf,
    )
    expect(expectedImpacts(seen).a!.basis).toBe('plug-in')
    const rates = { noise: { rate: { stays: '1 to 2', otherwise: 1 } } }
    expect(basis({ signals: rates })).toBe('plug-in')
  })

  test('takes parameters at their medians', () => {
    const { loss } = expectedImpacts(
      forecastOf({
        tree,
        parameters: { z: { distribution: { lognormal: { median: 3, sigma: 2 } } } },
        impacts: { loss: { default: '10*z' } },
      }),
    )
    expect(loss!.mean).toBeCloseTo(30, 12)
  })

  test('says why a mean is no finite number, and keeps those that are', () => {
    const vast = structuredClone(tree) as { branches: { leaves: { branches: { arrested: object } } } }
    const withImpact = (loss: unknown): Parts['tree'] => {
      Object.assign(vast.branches.leaves.branches.arrested, { impacts: { loss } })
      return vast as Parts['tree']
    }
    const impacts = { loss: { default: 1 } }
    const infinite = withImpact({ lognormal: { median: 1, sigma: 40 } })
    expect(expectedImpacts(forecastOf({ tree: infinite, impacts })).loss).toEqual({
      basis: 'exact',
      mean: null,
      byOutcome: { stays: 1, gone: 1, forced: null },
      reason: 'the mean of its distribution exceeds the largest number, on the leaf "arrested"',
    })
    const divided = forecastOf({ tree: withImpact('1/(days - 100)'), impacts })
    expect(expectedImpacts(divided).loss!.reason).toBe(
      'its expression is Infinity on day 100, on the leaf "arrested"',
    )
    // a day that is over, or a leaf that is out, needs no value
    const later = forecastOf({ tree: withImpact('1/(days - 100)'), impacts }, [], '2030-06-09')
    expect(expectedImpacts(later).loss!.reason).toBeUndefined()
    expect(expectedImpacts(condition(divided, { ruleOut: ['forced'] })).loss).toEqual({
      basis: 'exact',
      mean: 1,
      byOutcome: { stays: 1, gone: 1, forced: null },
    })
  })

  test('does not overflow on the way to a mean that is a double', () => {
    const impacts = { loss: { default: 1.7e308 } }
    expect(expectedImpacts(forecastOf({ tree, impacts })).loss!.mean).toBe(1.7e308)
  })

  test('refuses a copy, and has nothing without impacts', () => {
    const forecast = forecastOf({ tree })
    expect(expectedImpacts(forecast)).toEqual({})
    expect(() => expectedImpacts({ ...forecast })).toThrow(NotLiveError)
  })

  /*
   * 32 estimates. Farther than 4 standard errors is one in 16,000 by the normal distribution, and with draws, whose errors
   * come from 32 groups, one in 2,700 by Student's t: a false alarm in 140 seeds at most. The seed is fixed.
   */
  test('is what runs come to, within 4 standard errors', () => {
    const parts: Parts = {
      tree,
      signals,
      impacts: {
        number: { default: 3 },
        drawn: { default: { gamma: { shape: 2, scale: 5 } } },
        days: { default: '300 - days' },
        kinked: { default: 'max(0, days - 120)' },
      },
    }
    const start = forecastOf(parts, [{ date: '2030-03-02', signal: 'leak' }], '2030-04-30')
    const counted = {
      branches: { stays: { count: 5 }, leaves: { ...tree.branches!.leaves, p: undefined, count: 4 } },
    }
    const split = forecastOf({ ...parts, tree: JSON.parse(JSON.stringify(counted)) })
    for (const forecast of [start, split]) {
      const played = simulate(forecast, { seed: 'impacts', runs: 100_000 })
      for (const [id, { basis, mean, byOutcome }] of Object.entries(expectedImpacts(forecast))) {
        expect(basis).toBe('exact')
        const { mean: found, mcseMean, byOutcome: of } = played.impacts[id]!
        expect(Math.abs(found - mean!)).toBeLessThanOrEqual(4 * mcseMean + 1e-12)
        for (const [outcome, given] of Object.entries(byOutcome)) {
          const runs = of[outcome]!
          expect(Math.abs(runs.mean! - given!)).toBeLessThanOrEqual(4 * runs.mcseMean! + 1e-12)
        }
      }
    }
  })
})
