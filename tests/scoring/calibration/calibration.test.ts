import fc from 'fast-check'
import {
  areaUnderCurve,
  bootstrapBand,
  brierDecomposition,
  brierScore,
  corpDecomposition,
  expectedCalibrationError,
  type ForecastPair,
  groupPairs,
  reliabilityDiagram,
  sharpness,
} from 'forkcast'
import { describe, expect, test } from 'vitest'
import { regularizedBeta } from '../../../src/numeric/beta.ts'

const pair = fc.record({
  probability: fc.oneof(
    fc.integer({ min: 0, max: 20 }).map((i) => i / 20),
    fc.double({ min: 0, max: 1, noNaN: true }),
  ),
  happened: fc.boolean(),
})
const pairs = fc.array(pair, { minLength: 1, maxLength: 40 })
const bins = fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant([0, 0.05, 0.5, 0.9, 1]))
const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length
const outcome = ({ happened }: ForecastPair): number => (happened ? 1 : 0)
const meanScore = (given: readonly ForecastPair[]): number =>
  mean(
    given.map(({ probability: p, happened }) => brierScore([1 - p, p], happened ? 1 : 0, { scale: 'half' })),
  )

/** A dozen forecasts of rain, worked out by hand in tenths. */
const made: readonly ForecastPair[] = [
  ...[0.1, 0.1, 0.1, 0.1].map((probability) => ({ probability, happened: false })),
  ...[0.6, 0.6, 0.6].map((probability, i) => ({ probability, happened: i > 0 })),
  ...[0.9].map((probability) => ({ probability, happened: true })),
]

describe('brierDecomposition(pairs, { bins })', () => {
  test('has parts that add up to the mean score, to 1e-12, whatever the bins', () => {
    fc.assert(
      fc.property(pairs, bins, (given, of) => {
        const d = brierDecomposition(given, { bins: of })
        const sum = d.reliability - d.resolution + d.uncertainty + d.withinBinVariance - d.withinBinCovariance
        expect(Math.abs(sum - d.score)).toBeLessThanOrEqual(1e-12)
        expect(Math.abs(d.score - meanScore(given))).toBeLessThanOrEqual(1e-12)
        for (const part of [d.reliability, d.resolution, d.uncertainty, d.withinBinVariance])
          expect(part).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('adds up for 100,000 pairs too, in any order to the last bit', () => {
    const many = Array.from({ length: 100_000 }, (_, i) => ({
      probability: ((i * 7919) % 100_003) / 100_003,
      happened: (i * 31) % 7 < 3,
    }))
    const d = brierDecomposition(many, { bins: 10 })
    const sum = d.reliability - d.resolution + d.uncertainty + d.withinBinVariance - d.withinBinCovariance
    expect(Math.abs(sum - d.score)).toBeLessThanOrEqual(1e-12)
    expect(brierDecomposition([...many].reverse(), { bins: 10 })).toEqual(d)
  })

  test('is Murphy’s of 1973 where forecasts of a bin are the same: by hand', () => {
    const d = brierDecomposition(made, { bins: 10 })
    // three bins: 4 of 0.1 with none, 3 of 0.6 with two, 1 of 0.9 with one; base rate 3/8
    expect(d.score).toBeCloseTo((4 * 0.01 + 0.36 + 2 * 0.16 + 0.01) / 8, 14)
    expect(d.reliability).toBeCloseTo((4 * 0.01 + 3 * (0.6 - 2 / 3) ** 2 + 0.01) / 8, 14)
    expect(d.resolution).toBeCloseTo((4 * (3 / 8) ** 2 + 3 * (2 / 3 - 3 / 8) ** 2 + (5 / 8) ** 2) / 8, 14)
    expect(d.uncertainty).toBe((3 / 8) * (5 / 8))
    expect(d.withinBinVariance).toBeCloseTo(0, 15)
    expect(d.withinBinCovariance).toBeCloseTo(0, 15)
  })

  test('refuses pairs and bins that are none', () => {
    const one = [{ probability: 0.5, happened: true }]
    expect(() => brierDecomposition([], { bins: 5 })).toThrow('pairs: expected an array of at least one')
    expect(() => brierDecomposition([{ probability: 1.5, happened: true }], { bins: 5 })).toThrow(
      'pairs[0].probability: expected a probability, in [0, 1] (is it 1.5%? Then write 0.015); received 1.5',
    )
    expect(() => brierDecomposition([{ probability: 0.5, happened: 1 as never }], { bins: 5 })).toThrow(
      'pairs[0].happened: expected true or false; received 1',
    )
    expect(() => brierDecomposition([undefined as never], { bins: 5 })).toThrow('pairs[0].probability')
    for (const wrong of [
      0,
      1.5,
      -1,
      1e6,
      undefined,
      [],
      [0],
      [0, 0.5],
      [0.1, 1],
      [0, 0.5, 0.5, 1],
      [0, NaN, 1],
    ])
      expect(() => brierDecomposition(one, { bins: wrong as number })).toThrow(
        'bins: expected a number of bins',
      )
    expect(() => brierDecomposition(one, undefined as never)).toThrow('bins: ')
  })
})

describe('reliabilityDiagram(pairs, { bins, level })', () => {
  test('has every bin: an edge belongs to the bin above it, and 1 to the last', () => {
    const edges = [0, 0.29, 0.3, 0.57, 0.7, 1].map((probability) => ({ probability, happened: true }))
    const found = reliabilityDiagram(edges, { bins: 100 })
    expect(found).toHaveLength(100)
    expect(found.filter(({ count }) => count > 0).map(({ lower }) => lower)).toEqual([
      0, 0.29, 0.3, 0.57, 0.7, 0.99,
    ])
    const wide = reliabilityDiagram(edges, { bins: [0, 0.3, 1] })
    expect(wide.map(({ lower, upper, count }) => [lower, upper, count])).toEqual([
      [0, 0.3, 2],
      [0.3, 1, 4],
    ])
  })

  test('counts, averages and gives Jeffreys’ interval', () => {
    fc.assert(
      fc.property(pairs, bins, (given, of) => {
        const found = reliabilityDiagram(given, { bins: of, level: 0.8 })
        expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(given.length)
        for (const bin of found) {
          const inside = given.filter(
            ({ probability: p }) => p >= bin.lower && (p < bin.upper || (p === 1 && bin.upper === 1)),
          )
          expect(bin.count).toBe(inside.length)
          if (inside.length === 0) {
            expect([bin.meanForecast, bin.observedFrequency, bin.interval]).toEqual([null, null, null])
            continue
          }
          const came = inside.filter(({ happened }) => happened).length
          expect(bin.meanForecast).toBeCloseTo(mean(inside.map(({ probability: p }) => p)), 13)
          expect(bin.observedFrequency).toBe(came / inside.length)
          const { lower, upper } = bin.interval!
          const below = (x: number) => regularizedBeta(came + 0.5, inside.length - came + 0.5, x)
          if (came === 0) expect(lower).toBe(0)
          else expect(below(lower)).toBeCloseTo(0.1, 10)
          if (came === inside.length) expect(upper).toBe(1)
          else expect(below(upper)).toBeCloseTo(0.9, 10)
        }
      }),
    )
    expect(() => reliabilityDiagram(made, { bins: 5, level: 90 })).toThrow('level: ')
  })
})

describe('corpDecomposition(pairs)', () => {
  /** Isotonic regression as the greatest of the least means (the max-min formula). */
  function isotonic(given: readonly ForecastPair[]): Map<number, number> {
    const values = [...new Set(given.map(({ probability: p }) => p))].sort((a, b) => a - b)
    const between = (low: number, high: number) =>
      mean(given.filter(({ probability: p }) => p >= low && p <= high).map(outcome))
    return new Map(
      values.map((value, i) => {
        const least = (low: number) => Math.min(...values.slice(i).map((high) => between(low, high)))
        return [value, Math.max(...values.slice(0, i + 1).map(least))]
      }),
    )
  }

  test('has parts that add up, none of them negative, and the curve of isotonic regression', () => {
    fc.assert(
      fc.property(pairs, (given) => {
        const d = corpDecomposition(given)
        expect(Math.abs(d.miscalibration - d.discrimination + d.uncertainty - d.score)).toBeLessThanOrEqual(
          1e-12,
        )
        expect(Math.abs(d.score - meanScore(given))).toBeLessThanOrEqual(1e-12)
        expect(d.miscalibration).toBeGreaterThanOrEqual(-1e-15)
        expect(d.discrimination).toBeGreaterThanOrEqual(-1e-15)
        const expected = isotonic(given)
        for (const { probability: p } of given) {
          const step = d.curve.find(({ lower, upper }) => lower <= p && p <= upper)
          expect(step?.calibrated).toBeCloseTo(expected.get(p)!, 13)
        }
        expect(d.curve.reduce((sum, { count }) => sum + count, 0)).toBe(given.length)
        for (const [i, { calibrated }] of d.curve.entries())
          if (i > 0) expect(calibrated).toBeGreaterThan(d.curve[i - 1]!.calibrated)
        const recalibrated = given.map(({ probability: p, happened }) => ({
          probability: expected.get(p)!,
          happened,
        }))
        expect(d.score - d.miscalibration).toBeCloseTo(meanScore(recalibrated), 13)
      }),
    )
  })

  test('finds nothing to mend in calibrated forecasts, and all of it in a constant one', () => {
    const calibrated = [0.25, 0.25, 0.25, 0.25, 0.5, 0.5].map((probability, i) => ({
      probability,
      happened: i === 0 || i === 4,
    }))
    expect(corpDecomposition(calibrated).miscalibration).toBeCloseTo(0, 15)
    const constant = [true, false, false, false].map((happened) => ({ probability: 0.75, happened }))
    const d = corpDecomposition(constant)
    expect(d.miscalibration).toBe(0.25)
    expect(d.discrimination).toBe(0)
    expect(d.curve).toEqual([{ lower: 0.75, upper: 0.75, count: 4, calibrated: 0.25 }])
  })

  test('discriminates alike after any increasing change of the forecasts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ rank: fc.nat(20), happened: fc.boolean() }), { minLength: 1 }),
        (given) => {
          const of = (change: (rank: number) => number) =>
            corpDecomposition(given.map(({ rank, happened }) => ({ probability: change(rank), happened })))
          const plain = of((rank) => rank / 20)
          const squared = of((rank) => (rank / 20) ** 2)
          expect(squared.discrimination).toBe(plain.discrimination)
          expect(squared.curve.map(({ calibrated }) => calibrated)).toEqual(
            plain.curve.map(({ calibrated }) => calibrated),
          )
        },
      ),
    )
  })

  test('pools a hundred thousand pairs of which every neighbour falls, within the time of a test', () => {
    const many = Array.from({ length: 100_000 }, (_, i) => ({
      probability: 1 - i / 1e5,
      happened: i >= 50_000,
    }))
    expect(corpDecomposition(many).curve).toHaveLength(1)
  })
})

describe('sharpness(pairs)', () => {
  test('is the variance of the forecasts', () => {
    fc.assert(
      fc.property(pairs, (given) => {
        const p = given.map(({ probability }) => probability)
        const expected = mean(p.map((x) => x * x)) - mean(p) ** 2
        expect(Math.abs(sharpness(given) - expected)).toBeLessThan(1e-14)
      }),
    )
    expect(sharpness([0, 1].map((probability) => ({ probability, happened: true })))).toBe(0.25)
  })
})

describe('expectedCalibrationError(pairs, { bins })', () => {
  test('is the mean distance between forecast and frequency, by hand', () => {
    expect(expectedCalibrationError(made, { bins: 10 })).toBeCloseTo((0.4 + 3 * (2 / 3 - 0.6) + 0.1) / 8, 14)
    expect(expectedCalibrationError(made, { bins: 1 })).toBeCloseTo(
      Math.abs((0.4 + 1.8 + 0.9) / 8 - 3 / 8),
      14,
    )
  })
})

describe('areaUnderCurve(pairs)', () => {
  test('is the share of comparisons won, ties half', () => {
    fc.assert(
      fc.property(pairs, (given) => {
        const came = given.filter(({ happened }) => happened)
        const not = given.filter(({ happened }) => !happened)
        const area = areaUnderCurve(given)
        if (came.length === 0 || not.length === 0) {
          expect(area).toBeNull()
          return
        }
        const wins = came.flatMap((a) => not.map((b) => (Math.sign(a.probability - b.probability) + 1) / 2))
        expect(area).toBe(wins.reduce((sum, x) => sum + x, 0) / wins.length)
      }),
    )
  })
})

describe('bootstrapBand(pairs, statistic, { seed, resamples, level })', () => {
  const coins = Array.from({ length: 400 }, (_, i) => ({ probability: 0.5, happened: i % 2 === 0 }))
  const share = (given: readonly ForecastPair[]) => mean(given.map(outcome))

  test('is the same for the same seed, and another for another', () => {
    const of = (seed: string | number) => bootstrapBand(coins, share, { seed, resamples: 200 })
    expect(of('a')).toEqual(of('a'))
    expect(of(1)).toEqual(of('1'))
    expect(['b', 'c', 'd'].map((seed) => of(seed).lower)).not.toEqual(Array(3).fill(of('a').lower))
  })

  test('covers a mean as the normal distribution says', () => {
    const { estimate, lower, upper } = bootstrapBand(coins, share, { seed: 'band', resamples: 4000 })
    expect(estimate).toBe(0.5)
    // ends at ½ ± 1.645·0.025, each with an error of √(0.05·0.95/4000)/0.103·0.025 = 0.00084 and a grid of 1/400:
    // four of the errors and a step; false alarms once in 8,000 seeds, and the seed is fixed
    expect(Math.abs(lower! - (0.5 - 1.6449 * 0.025))).toBeLessThan(4 * 0.00084 + 0.0025)
    expect(Math.abs(upper! - (0.5 + 1.6449 * 0.025))).toBeLessThan(4 * 0.00084 + 0.0025)
  })

  test('draws every pair alike', () => {
    const five = [0, 0.25, 0.5, 0.75, 1].map((probability) => ({ probability, happened: true }))
    const counts = [0, 0, 0, 0, 0]
    bootstrapBand(
      five,
      (drawn) => {
        for (const { probability: p } of drawn) counts[p * 4]! += 1
        return 0
      },
      { seed: 'even', resamples: 2000 },
    )
    // the estimate takes all five once more; χ² with 4 degrees of freedom exceeds 18.47 once in 1,000 seeds
    const chiSquared = counts.reduce((sum, count) => sum + (count - 1 - 2000) ** 2 / 2000, 0)
    expect(chiSquared).toBeLessThan(18.47)
  })

  test('counts the resamples of which a statistic is undefined, and leaves them out', () => {
    const two = [
      { probability: 0.9, happened: true },
      { probability: 0.1, happened: false },
    ]
    const band = bootstrapBand(two, areaUnderCurve, { seed: 's', resamples: 400 })
    expect(band).toMatchObject({ estimate: 1, lower: 1, upper: 1, level: 0.9, resamples: 400 })
    // half of them draw one class: 200 ± 10, four standard deviations (once in 16,000 seeds)
    expect(Math.abs(band.undefinedResamples - 200)).toBeLessThan(40)
    const none = bootstrapBand(two, () => null, { seed: 's', resamples: 3 })
    expect(none).toMatchObject({ estimate: null, lower: null, upper: null, undefinedResamples: 3 })
  })

  test('refuses a missing seed and wrong options', () => {
    expect(() => bootstrapBand(coins, share, undefined as never)).toThrow('seed: expected a text or a number')
    expect(() => bootstrapBand(coins, share, { seed: 1, resamples: 0 })).toThrow('resamples: ')
    expect(() => bootstrapBand(coins, share, { seed: 1, level: 1 })).toThrow('level: ')
    expect(() => bootstrapBand([], share, { seed: 1 })).toThrow('pairs: ')
    expect(() => bootstrapBand(coins, () => NaN, { seed: 1 })).toThrow('statistic: ')
  })
})

describe('groupPairs(pairs, { by })', () => {
  const given = [
    { probability: 0.1, happened: false, tag: 'north', horizon: 40 },
    { probability: 0.2, happened: true, tag: 'south', horizon: 0 },
    { probability: 0.3, happened: true, tag: 'north', horizon: 29.5 },
  ]

  test('groups by tag in the order of appearance, by horizon from the shortest', () => {
    expect(
      groupPairs(given, { by: 'tag' }).map(({ group, pairs: of }) => [group, of.map((p) => p.probability)]),
    ).toEqual([
      ['north', [0.1, 0.3]],
      ['south', [0.2]],
    ])
    const edges = [0, 30, 35, 90]
    expect(
      groupPairs(given, { by: 'horizon', edges }).map(({ group, pairs: of }) => [
        group,
        of.map((p) => p.probability),
      ]),
    ).toEqual([
      ['0 to 30', [0.2, 0.3]],
      ['35 to 90', [0.1]],
    ])
  })

  test('refuses what cannot be grouped', () => {
    const bare = [{ probability: 0.5, happened: true }]
    expect(() => groupPairs(bare, { by: 'tag' })).toThrow(
      'pairs[0].tag: expected a text to group by; received nothing',
    )
    expect(() => groupPairs(bare, { by: 'horizon', edges: [0, 30] })).toThrow(
      'pairs[0].horizon: expected a finite number',
    )
    expect(() => groupPairs(given, { by: 'horizon', edges: [0, 30] })).toThrow(
      'pairs[0].horizon: expected days within the edges [0,30], below the last; received 40',
    )
    expect(() => groupPairs(given, { by: 'horizon', edges: [10, 90] })).toThrow('pairs[1].horizon')
    for (const edges of [undefined, [], [0], [0, 0], [5, 3], [NaN, 3], [0, NaN]])
      expect(() => groupPairs(given, { by: 'horizon', edges: edges as never })).toThrow(
        'edges: expected days that increase',
      )
    expect(() => groupPairs(given, { by: 'topic' as 'tag' })).toThrow('by: expected tag or horizon')
    expect(() => groupPairs(given, undefined as never)).toThrow('by: expected tag or horizon')
  })
})
