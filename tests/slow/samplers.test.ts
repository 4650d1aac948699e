import { cumulativeIncidence, simulate } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { binomialVariate } from '../../src/random/binomial.ts'
import { streamOf } from '../../src/random/stream.ts'
import { textKey } from '../../src/random/textKey.ts'
import { normalInto } from '../random/normalColumn.ts'
import { forecastOf } from '../simulation/forecasts.ts'
import {
  chiSquared,
  chiSquaredOfBinomial,
  chiSquaredOfDirichlet,
  reference,
  shownBy,
} from '../statistical/samplerChecks.ts'

// Forty-odd χ² at alpha 0.001, forty moments at 6e-5: with another seed one of them would fail with probability 0.05.
describe('a sampler has the distribution that scipy computes, over a million variates', () => {
  test.each(reference.continuous)('$spec', (given) => {
    const { chiSquared, mean, variance } = shownBy(given, 1_000_000)
    expect(chiSquared).toBeLessThan(reference.critical)
    expect(Math.abs(mean)).toBeLessThan(4)
    expect(Math.abs(variance)).toBeLessThan(4)
  })

  test.each(reference.dirichlet)('each share of Dirichlet($alphas)', (given) => {
    for (const chiSquared of chiSquaredOfDirichlet(given, 1_000_000))
      expect(chiSquared).toBeLessThan(reference.critical)
  })

  test.each(reference.binomial)('binomial, $n trials of $p', (given) => {
    expect(chiSquaredOfBinomial(given, 1_000_000)).toBeLessThan(given.critical)
  })
})

test('a million runs choose leaves and days as often as their probabilities say', () => {
  const weights = [
    1, 3, 1e-3, 7, 0, 2, 0.5, 40, 1, 0.01, 5, 5, 5, 12, 0.2, 0, 9, 1, 1, 1, 30, 2, 2, 4, 6, 8, 0.1, 3, 3, 1,
  ]
  const forecast = forecastOf({
    tree: {
      branches: Object.fromEntries(
        weights.map((weight, k) => [
          `b${k}`,
          { weight, ...(k === 7 ? { timing: { weibull: { shape: 2, scale: 90 } } } : {}) },
        ]),
      ),
    },
  })
  const runs = 1_000_000
  const { outcomes, timing } = simulate(forecast, { seed: 'choices', runs })
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const drawn = weights.map((weight, k) => ({ mass: weight / total, count: outcomes[`b${k}`]!.count }))
  for (const { mass, count } of drawn) if (mass === 0) expect(count).toBe(0)
  const possible = drawn.filter(({ mass }) => mass > 0)
  const ofLeaves = chiSquared(
    Float64Array.from(possible, ({ count }) => count),
    possible.map(({ mass }) => mass),
    runs,
  )
  // scipy 1.17.1, stats.chi2.ppf(0.999, 27) and (0.999, 59)
  expect(ofLeaves).toBeLessThan(55.4760202057451)
  // the days of b7, five at a time
  const { days, probability } = timing.b7!.cumulativeIncidence
  const exact = cumulativeIncidence(forecast, 'b7')
  const edges = Array.from({ length: 61 }, (_, i) => 5 * i)
  const found = edges.map((day) => probability[days.indexOf(day)]!)
  const expected = edges.map((day) => exact.probability[exact.days.indexOf(day)]!)
  const p = expected[60]!
  const ofDays = chiSquared(
    Float64Array.from(found.slice(1), (by, i) => (by - found[i]!) * runs),
    expected.slice(1).map((by, i) => (by - expected[i]!) / p),
    outcomes.b7!.count,
  )
  expect(ofDays).toBeLessThan(98.32423413474163)
})

test('binomials of a large npq, over ten million variates (numpy#31238)', () => {
  const given = reference.binomial.find(({ n }) => n === 1_000_000)!
  expect(chiSquaredOfBinomial(given, 10_000_000)).toBeLessThan(given.critical)
})

// Six comparisons within 4 standard errors: false alarm 4e-4.
test('ten million normal variates have the moments of the normal, and its tails', () => {
  const n = 10_000_000
  const state = streamOf(textKey('slow'), textKey('normal'), 0)
  const column = new Float64Array(n / 100)
  const sums = new Float64Array(6)
  for (let part = 0; part < 100; part++) {
    normalInto(column, state)
    for (let i = 0; i < column.length; i++) {
      const z = column[i]!
      sums[0]! += z
      sums[1]! += z * z
      sums[2]! += z * z * z
      sums[3]! += z > 3.44 ? 1 : 0
      sums[4]! += z < -3.44 ? 1 : 0
      sums[5]! += Math.abs(z) > 4.5 ? 1 : 0
    }
  }
  // P(Z > 3.44), P(|Z| > 4.5): scipy 1.17.1, stats.norm.sf
  const expected = [0, 1, 0, 0.000290857, 0.000290857, 6.79535e-6]
  const variances = [1, 2, 15, 0.00029077, 0.00029077, 6.7953e-6]
  expected.forEach((value, k) => {
    expect(Math.abs(sums[k]! / n - value)).toBeLessThan(4 * Math.sqrt(variances[k]! / n))
  })
})

test('trials so rare that 1 − p is 1: the mean of ten million counts', () => {
  const state = streamOf(textKey('slow'), textKey('rare'), 0)
  let sum = 0
  for (let i = 0; i < 10_000_000; i++) sum += binomialVariate(state, 5e10, 5e-17, 1)
  // Poisson of mean 25: within 4 standard deviations but for 1e-4
  expect(Math.abs(sum - 25)).toBeLessThan(21)
})
