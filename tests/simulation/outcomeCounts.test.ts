import { type Forecast, NotLiveError, OptionError, sampleOutcomeCounts, simulate } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { chiSquared } from '../statistical/samplerChecks.ts'
import { forecastOf, type Parts } from './forecasts.ts'

const parts: Parts = {
  tree: {
    branches: {
      a: { p: 0.5, branches: { a1: { p: 0.4, outcome: 'x' }, a2: { p: 'rest' } } },
      never: { p: 0 },
      b: { p: 0.2, outcome: 'x' },
      c: { p: 'rest' },
    },
  },
}
const forecast = forecastOf(parts)
const runs = 6

/** Every way that six runs may end in the three possible outcomes, with its multinomial probability. */
const ways: { key: string; probability: number }[] = []
for (let x = 0; x <= runs; x++)
  for (let a2 = 0; a2 + x <= runs; a2++) {
    const c = runs - x - a2
    const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1))
    const orders = factorial(runs) / (factorial(x) * factorial(a2) * factorial(c))
    ways.push({ key: `${x} ${a2} 0 ${c}`, probability: orders * 0.4 ** x * 0.3 ** a2 * 0.3 ** c })
  }

function chiSquaredOver(seeds: number, countsOf: (seed: number) => readonly number[]): number {
  const index = new Map(ways.map(({ key }, i) => [key, i]))
  const found = new Float64Array(ways.length)
  for (let seed = 0; seed < seeds; seed++) found[index.get(countsOf(seed).join(' '))!]! += 1
  const masses = ways.map(({ probability }) => probability)
  return chiSquared(found, masses, seeds)
}

describe('sampleOutcomeCounts', () => {
  // 28 ways, 27 degrees of freedom: above 55.476 with probability 0.001 (R's qchisq); each way is expected 4 times or more
  test('draws from the distribution that playing the runs one by one draws from', () => {
    expect(ways).toHaveLength(28)
    const drawn = (seed: number) => Object.values(sampleOutcomeCounts(forecast, { runs, seed }))
    expect(chiSquaredOver(10_000, drawn)).toBeLessThan(55.476)
    const played = (seed: number) =>
      Object.values(simulate(forecast, { runs, seed }).outcomes).map(({ count }) => count)
    expect(chiSquaredOver(6000, played)).toBeLessThan(55.476)
  })

  test.each([1, 2, 1000, 1e12, Number.MAX_SAFE_INTEGER])('of %d runs: whole numbers that sum to it', (n) => {
    for (let seed = 0; seed < 20; seed++) {
      const counts = sampleOutcomeCounts(forecast, { runs: n, seed })
      expect(Object.keys(counts)).toEqual(['x', 'a2', 'never', 'c'])
      const values = Object.values(counts)
      expect(values.every((count) => Number.isInteger(count) && count >= 0)).toBe(true)
      expect(values.reduce((sum, count) => sum + BigInt(count), 0n)).toBe(BigInt(n))
      expect(counts.never).toBe(0)
    }
  })

  test('of 10¹² runs is within 5 standard errors of the exact forecast: false alarm 6e-7 each', () => {
    const n = 1e12
    const counts = sampleOutcomeCounts(forecast, { runs: n, seed: 'harbour' })
    for (const [id, p] of [
      ['x', 0.4],
      ['a2', 0.3],
      ['c', 0.3],
    ] as const)
      expect(Math.abs(counts[id]! - n * p)).toBeLessThan(5 * Math.sqrt(n * p * (1 - p)))
  })

  test('an outcome that is all but certain leaves the rare one its share', () => {
    const rare = forecastOf({ tree: { branches: { sure: { p: 'rest' }, rare: { p: 1e-15 } } } })
    let sum = 0
    for (let seed = 0; seed < 500; seed++) sum += sampleOutcomeCounts(rare, { runs: 1e15, seed }).rare!
    // Poisson of mean 500
    expect(Math.abs(sum - 500)).toBeLessThan(4 * Math.sqrt(500))
  })

  test('the same seed gives the same counts; a number is its decimal text', () => {
    const of = (seed: string | number) => JSON.stringify(sampleOutcomeCounts(forecast, { runs: 1e12, seed }))
    expect(of('42')).toBe(of(42))
    expect(of('42')).not.toBe(of('43'))
  })

  // To change these numbers is to change what every seed means: it needs a new `stream` and a line in the changelog.
  test('in stream 1 gives these counts', () => {
    expect(sampleOutcomeCounts(forecast, { runs: 1e12, seed: 'harbour' })).toMatchInlineSnapshot(`
      {
        "a2": 299998273147,
        "c": 300000901523,
        "never": 0,
        "x": 400000825330,
      }
    `)
  })

  test('refuses what is no number of runs, no seed, no forecast', () => {
    const call = (options: unknown) => () =>
      sampleOutcomeCounts(forecast, options as { runs: number; seed: string })
    for (const options of [
      undefined,
      {},
      { runs: 5 },
      { seed: 'a' },
      { runs: 0, seed: 'a' },
      { runs: 2 ** 53, seed: 'a' },
    ])
      expect(call(options)).toThrow(OptionError)
    const copy = JSON.parse(JSON.stringify(forecast)) as Forecast
    expect(() => sampleOutcomeCounts(copy, { runs: 5, seed: 'a' })).toThrow(NotLiveError)
  })
})
