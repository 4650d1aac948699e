import { describe, expect, test } from 'vitest'
import { binomialVariate } from '../../src/random/binomial.ts'
import { streamOf } from '../../src/random/stream.ts'
import { textKey } from '../../src/random/textKey.ts'
import { normalInto } from '../../src/random/ziggurat.ts'
import { chiSquaredOf, chiSquaredOfBinomial, reference } from '../statistical/samplerChecks.ts'

// Thirty samplers at alpha 0.001: with another seed one of them would fail with probability 0.03.
describe('a sampler has the distribution that scipy computes, over a million variates', () => {
  test.each(reference.continuous)('$spec', ({ spec, edges }) => {
    expect(chiSquaredOf(spec, edges, 1_000_000)).toBeLessThan(reference.critical)
  })

  test.each(reference.binomial)('binomial, $n trials of $p', (given) => {
    expect(chiSquaredOfBinomial(given, 1_000_000)).toBeLessThan(given.critical)
  })
})

test('binomials of a large npq, over five million variates (numpy#31238)', () => {
  const given = reference.binomial.find(({ n }) => n === 1_000_000)!
  expect(chiSquaredOfBinomial(given, 5_000_000)).toBeLessThan(given.critical)
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
