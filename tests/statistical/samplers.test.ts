import { describe, expect, test } from 'vitest'
import { chiSquaredOf, chiSquaredOfBinomial, reference } from './samplerChecks.ts'

// Thirty samplers at alpha 0.001: with another seed one of them would fail with probability 0.03.
describe('a sampler has the distribution that scipy computes, over 50,000 variates', () => {
  test.each(reference.continuous)('$spec', ({ spec, edges }) => {
    expect(chiSquaredOf(spec, edges, 50_000)).toBeLessThan(reference.critical)
  })

  test.each(reference.binomial)('binomial, $n trials of $p', (given) => {
    expect(chiSquaredOfBinomial(given, 50_000)).toBeLessThan(given.critical)
  })
})
