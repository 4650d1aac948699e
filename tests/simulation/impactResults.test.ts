import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { impactResult } from '../../src/simulation/impactResults.ts'
import type { ImpactSimulation } from '../../src/simulation/simulation.ts'
import { forecastOf, type Parts, planFor, runsOf, simulationOf, tallyOf } from './forecasts.ts'

type Quantity = number | string | object

/** Two outcomes, of probability p and 1 − p, with an impact each; the first one timed. */
function twoOutcomes(first: Quantity, second: Quantity, p = 0.3): Parts {
  return {
    parameters: { z: { distribution: { uniform: { min: 0.5, max: 1.5 } } } },
    tree: {
      branches: {
        a: { p, timing: { exponential: { mean: 90 } }, impacts: { x: first as number } },
        b: { p: 'rest', impacts: { x: second as number } },
      },
    },
    impacts: { x: {} },
  }
}

interface Known {
  readonly result: ImpactSimulation
  readonly values: readonly number[]
  readonly sorted: readonly number[]
  readonly outcome: readonly number[]
  readonly draw: readonly number[]
  readonly center: number
}

/** What is reported of an impact, and every value it is reported of. */
function known(parts: Parts, { runs = 20_000, draws = 100, seed = '1' } = {}): Known {
  const plan = planFor(forecastOf(parts), { runs, draws, seed })
  const { values, outcome, draw } = runsOf(plan)
  const ids = ['a', 'b'].slice(0, plan.outcomes)
  return {
    result: impactResult(plan, 0, tallyOf(plan), ids),
    values,
    sorted: [...values].sort((a, b) => a - b),
    outcome,
    draw,
    center: plan.impacts[0]!.grid.center,
  }
}

const meanOf = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length

function sdOf(values: readonly number[]): number {
  const mean = meanOf(values)
  // in parts of the largest distance, whose square may be no double
  const most = Math.max(...values.map((x) => Math.abs(x - mean)), 1e-300)
  return most * Math.sqrt(values.reduce((sum, x) => sum + ((x - mean) / most) ** 2, 0) / (values.length - 1))
}

/** The mean of the lowest share of sorted values, the last of them counted in part. */
function tailMean(sorted: readonly number[], share: number): number {
  const wanted = share * sorted.length
  let sum = 0
  for (let i = 0; i < wanted; i++) sum += sorted[i]! * Math.min(1, wanted - i)
  return sum / wanted
}

/** Relative to the largest value, as far as sums of doubles can be expected to agree. */
function expectNear(actual: number | null, expected: number, size: number, digits = 1e-12): void {
  expect(Math.abs(actual! - expected)).toBeLessThanOrEqual(digits * size)
}

const points = [
  ['p05', 0.05],
  ['p25', 0.25],
  ['p50', 0.5],
  ['p75', 0.75],
  ['p95', 0.95],
] as const

/** Everything a result says, against the sorted array of the same runs. */
function expectTrue({ result, values, sorted, outcome, center }: Known): void {
  const size = Math.max(...values.map(Math.abs), 1e-300)
  expectNear(result.mean, meanOf(values), size)
  if (values.length > 1) expectNear(result.sd, sdOf(values), size)
  for (const [key, p] of points) {
    const exact = sorted[Math.ceil(p * sorted.length - 1e-9) - 1]!
    expect(Math.abs(result.quantiles[key] - exact)).toBeLessThanOrEqual(result.resolution)
  }
  // a cell is at most 1/128 of its distance from the centre wide, and the quantile in it known to its width
  const { level, lower, upper } = result.expectedShortfall
  const reversed = sorted.map((x) => -x).reverse()
  for (const [actual, tail] of [
    [lower, sorted],
    [-upper, reversed],
  ] as const) {
    const share = tail.slice(0, Math.ceil((1 - level) * tail.length))
    const distance = meanOf(share.map((x) => Math.abs(Math.abs(x) - Math.abs(center))))
    expect(Math.abs(actual - tailMean(tail, 1 - level))).toBeLessThanOrEqual(
      distance / 128 + 2 * result.resolution + 1e-12 * size,
    )
  }
  expectHistogram(result.histogram, sorted)
  ;['a', 'b'].forEach((id, index) => {
    const own = values.filter((_, i) => outcome[i] === index)
    const { count, mean, sd } = result.byOutcome[id]!
    expect(count).toBe(own.length)
    if (own.length === 0) expect([mean, sd]).toEqual([null, null])
    else expectNear(mean, meanOf(own), size)
    if (own.length > 1) expectNear(sd, sdOf(own), size)
    if (own.length === 1) expect(sd).toBeNull()
  })
}

/** Edges ascend, and every bin holds the values from its lower edge to below its upper one; the last both. */
function expectHistogram({ edges, counts }: ImpactSimulation['histogram'], sorted: readonly number[]): void {
  expect(edges).toHaveLength(counts.length + 1)
  expect(counts.length).toBeLessThanOrEqual(50)
  expect([edges[0], edges.at(-1)]).toEqual([sorted[0], sorted.at(-1)])
  const last = counts.length - 1
  counts.forEach((count, bin) => {
    if (edges[bin] === edges[bin + 1]) expect(sorted[0]).toBe(sorted.at(-1))
    else expect(edges[bin]!).toBeLessThan(edges[bin + 1]!)
    const inside = sorted.filter((x) => x >= edges[bin]! && (bin === last || x < edges[bin + 1]!))
    expect(count).toBe(inside.length)
  })
}

describe('what is said of an impact is what a sorted array of the same runs says', () => {
  test.each<[string, Quantity, Quantity]>([
    ['constants', 0.1, 90.7],
    ['an expression in the parameters', '10 * z', '20 * z - 30'],
    ['an expression in days', 'z + days / 10', 'days'],
    ['distributions written in place', '5 to 20', { normal: { mean: -3, sd: 8 } }],
    ['atoms', { empirical: [1, 2, 2, 5] }, { empirical: [2, 3] }],
    ['heavy tails', { lognormal: { median: 1, sigma: 4 } }, { lognormal: { median: 2, sigma: 3 } }],
    [
      'a mixture',
      {
        mixture: [
          { weight: 1, of: '1 to 2' },
          { weight: 3, of: '100 to 300' },
        ],
      },
      0,
    ],
    ['tiny numbers', 1e-200, '1e-201 to 1e-200'],
    ['huge numbers', 1e200, '1e200 to 1e201'],
    ['outcomes far apart', { normal: { mean: 0, sd: 1 } }, { normal: { mean: 1e6, sd: 1 } }],
  ])('%s', (_, first, second) => {
    expectTrue(known(twoOutcomes(first, second)))
  })

  test('for drawn settings, probabilities, runs and draws', () => {
    const number = fc.integer({ min: -1000, max: 1000 }).map((k) => k / 8)
    const setting: fc.Arbitrary<Quantity> = fc.oneof(
      number,
      number.map((k) => `${k} * z + 3`),
      number.map((k) => `(${k}) + z * days`),
      number.map((mean) => ({ normal: { mean, sd: 2 } })),
      fc.array(number, { minLength: 1, maxLength: 5 }).map((empirical) => ({ empirical })),
      fc.integer({ min: 1, max: 50 }).map((low) => `${low} to ${3 * low}`),
    )
    fc.assert(
      fc.property(
        setting,
        setting,
        fc.constantFrom(0.5, 0.02, 0, 1, 0.9),
        fc.constantFrom(1, 2, 3, 20, 777),
        fc.constantFrom(1, 2, 33),
        (first, second, p, runs, draws) => {
          expectTrue(known(twoOutcomes(first, second, p), { runs, draws }))
        },
      ),
      { seed: 1, numRuns: 60 },
    )
  })
})

describe('atoms', () => {
  const { result } = known(twoOutcomes(0.1, 90.7))

  test('have exact quantiles and a resolution of 0', () => {
    expect(result.quantiles).toEqual({ p05: 0.1, p25: 0.1, p50: 90.7, p75: 90.7, p95: 90.7 })
    expect(result.resolution).toBe(0)
  })

  test('a value that is the same in all runs of an outcome is its mean, with no spread', () => {
    expect(result.byOutcome.a).toMatchObject({ mean: 0.1, sd: 0, mcseMean: 0 })
    expect(result.byOutcome.b).toMatchObject({ mean: 90.7, sd: 0, mcseMean: 0 })
  })

  test('a value that is the same in all runs is all there is', () => {
    const { result } = known(twoOutcomes(90.7, 90.7))
    expect(result).toMatchObject({
      mean: 90.7,
      mcseMean: 0,
      sd: 0,
      mcseSd: 0,
      resolution: 0,
      expectedShortfall: { lower: 90.7, upper: 90.7, mcseLower: 0, mcseUpper: 0 },
      histogram: { edges: [90.7, 90.7], counts: [20_000] },
    })
    expect(new Set(Object.values(result.quantiles))).toEqual(new Set([90.7]))
    expect(new Set(Object.values(result.mcseQuantiles))).toEqual(new Set([0]))
  })

  test('a quantile where the count reaches it exactly is the lower of two values', () => {
    const { result, sorted } = known(twoOutcomes({ empirical: [1] }, { empirical: [2] }, 0.5), { runs: 10 })
    const low = sorted.filter((x) => x === 1).length
    expect(result.quantiles.p50).toBe(low >= 5 ? 1 : 2)
  })

  test('stand in bins of their own, with the empty ones between', () => {
    const { edges, counts } = result.histogram
    expect(counts).toHaveLength(50)
    expect(counts.slice(1, 49).every((count) => count === 0)).toBe(true)
    expect(edges[1]).toBeCloseTo(0.1 + 90.6 / 50, 12)
  })
})

describe('a rare catastrophe', () => {
  const { result, sorted } = known(twoOutcomes(1e9, '90 to 98', 0.01), { runs: 50_000 })

  test('does not blur what happens in all other runs', () => {
    expect(result.resolution).toBeLessThan(0.05)
    expect(Math.abs(result.quantiles.p05 - sorted[2499]!)).toBeLessThan(0.05)
    expectNear(result.byOutcome.b!.sd, 2.43, 2.43, 0.02)
  })

  test('has its own mean and spread to the last digit', () => {
    expect(result.byOutcome.a).toMatchObject({ mean: 1e9, sd: 0 })
  })
})

describe('heavy tails', () => {
  test('the expected shortfall cannot exceed the mean over its share where no value is below 0', () => {
    for (const sigma of [2, 4, 6]) {
      const { result } = known(twoOutcomes({ lognormal: { median: 1, sigma } }, 0, 1), { runs: 50_000 })
      expect(result.expectedShortfall.upper).toBeLessThanOrEqual((result.mean / 0.05) * 1.001)
      expect(result.expectedShortfall.lower).toBeGreaterThanOrEqual(0)
    }
  })
})

describe('standard errors', () => {
  const certain = (impact: Quantity): Parts => {
    const { parameters: _, ...parts } = twoOutcomes(impact, impact)
    return parts
  }

  test('with one draw the mean’s is sd/√runs', () => {
    const { result } = known(certain({ normal: { mean: 5, sd: 2 } }))
    expect(result.mcseMean / (result.sd! / Math.sqrt(20_000))).toBeCloseTo(1, 4)
    const { count, sd, mcseMean } = result.byOutcome.a!
    expect(mcseMean! / (sd! / Math.sqrt(count))).toBeCloseTo(1, 12)
  })

  test('with draws the mean’s comes from 32 groups of them', () => {
    const { result, values, draw } = known(twoOutcomes('10 * z', '20 * z - 30'))
    const mean = meanOf(values)
    const sums = new Float64Array(32)
    values.forEach((x, i) => {
      sums[draw[i]! % 32]! += (x - mean) / values.length
    })
    const expected = Math.sqrt(sums.reduce((sum, x) => sum + x * x, 0) * (32 / 31))
    expect(result.mcseMean / expected).toBeCloseTo(1, 3)
  })

  test('of a normal’s standard deviation is sd/√(2·runs)', () => {
    const { result } = known(certain({ normal: { mean: 5, sd: 2 } }))
    expect(result.mcseSd! / (2 / Math.sqrt(40_000))).toBeCloseTo(1, 1)
  })

  test('with draws that of a mean given an outcome is of a ratio of sums over them', () => {
    const { result, values, outcome, draw } = known(twoOutcomes('10 * z', '20 * z - 30'))
    const sums = new Float64Array(32)
    const { mean, count, mcseMean } = result.byOutcome.a!
    values.forEach((x, i) => {
      if (outcome[i] === 0) sums[draw[i]! % 32]! += (x - mean!) / count
    })
    const expected = Math.sqrt(sums.reduce((sum, x) => sum + x * x, 0) * (32 / 31))
    expect(mcseMean! / expected).toBeCloseTo(1, 9)
  })

  test('of a normal’s median is √(π/2) of the mean’s', () => {
    const runs = 400_000
    const { mcseQuantiles, mcseMean } = simulationOf(certain({ normal: { mean: 5, sd: 2 } }), { runs })
      .impacts.x!
    const ratio = mcseQuantiles.p50 / (mcseMean * Math.sqrt(Math.PI / 2))
    // it is read off the 4·√(runs/4) values within two errors: known to one over the root of their number; 4 of that
    expect(Math.abs(ratio - 1)).toBeLessThan(4 / Math.sqrt(2 * Math.sqrt(runs)))
  })

  test('are null where one run has no spread', () => {
    const { impacts } = simulationOf(twoOutcomes(1, '1 to 2'), { runs: 1 })
    expect(impacts.x).toMatchObject({ sd: null, mcseSd: null, mcseMean: 0, resolution: 0 })
    const { a, b } = impacts.x!.byOutcome
    expect([a!.count + b!.count, a!.sd, b!.sd, a!.mcseMean, b!.mcseMean]).toEqual([1, null, null, null, null])
  })
})
