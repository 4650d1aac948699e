import { describe, expect, test } from 'vitest'
import { chiSquaredOfBinomial, chiSquaredOfDirichlet, reference, shownBy } from './samplerChecks.ts'

// Forty-odd χ² at alpha 0.001, forty moments at 6e-5: with another seed one of them would fail with probability 0.05.
describe('a sampler has the distribution that scipy computes, over 50,000 variates', () => {
  test.each(reference.continuous)('$spec', (given) => {
    const { chiSquared, mean } = shownBy(given, 50_000)
    expect(chiSquared).toBeLessThan(reference.critical)
    expect(Math.abs(mean)).toBeLessThan(4)
  })

  test.each(reference.dirichlet)('each share of Dirichlet($alphas)', (given) => {
    for (const chiSquared of chiSquaredOfDirichlet(given, 50_000))
      expect(chiSquared).toBeLessThan(reference.critical)
  })

  test.each(reference.binomial)('binomial, $n trials of $p', (given) => {
    expect(chiSquaredOfBinomial(given, 50_000)).toBeLessThan(given.critical)
  })
})
