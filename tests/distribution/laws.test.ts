import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distributionOf } from '../../src/distribution/distributionOf.ts'
import { distributionProblem } from '../../src/distribution/distributionProblem.ts'
import { meanOf } from '../../src/distribution/meanOf.ts'
import { anySpec } from './arbitrary.ts'

const probability = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.constantFrom(0, 5e-324, 2 ** -53, 0.5, 0.999, 1 - 2 ** -53, 1),
)

test('valid specs have no problem and never give NaN', () => {
  fc.assert(
    fc.property(anySpec, probability, (spec, p) => {
      expect(distributionProblem(spec)).toBeUndefined()
      const distribution = distributionOf(spec)
      const x = distribution.quantile(p)
      const [low, high] = [distribution.quantile(0), distribution.quantile(1)]
      expect(x >= low && x <= high, `quantile(${p}) is ${x}`).toBe(true)
      for (const at of [x, -x, 0, 1, Infinity, -Infinity]) {
        const lower = distribution.cdf(at)
        const upper = distribution.survival(at)
        expect(lower >= 0 && lower <= 1, `cdf(${at}) is ${lower}`).toBe(true)
        expect(upper >= 0 && upper <= 1, `survival(${at}) is ${upper}`).toBe(true)
        expect(Math.abs(lower + upper - 1)).toBeLessThan(1e-12)
      }
      const mean = meanOf(spec)
      expect(mean >= low && mean <= high, `mean is ${mean}`).toBe(true)
    }),
    { seed: 1, numRuns: 1500 },
  )
})

test('the ends of the support have all the weight between them', () => {
  fc.assert(
    fc.property(anySpec, (spec) => {
      const distribution = distributionOf(spec)
      const [low, high] = [distribution.quantile(0), distribution.quantile(1)]
      expect(distribution.cdf(low - Math.max(1, Math.abs(low)))).toBe(0)
      expect(distribution.survival(low - Math.max(1, Math.abs(low)))).toBe(1)
      expect(distribution.cdf(high)).toBe(1)
      expect(distribution.survival(high)).toBe(0)
      expect(distribution.cdf(-Infinity)).toBe(0)
    }),
    { seed: 1, numRuns: 1000 },
  )
})

test('quantiles rise with the probability, and the cdf with the value', () => {
  fc.assert(
    fc.property(anySpec, probability, probability, (spec, p, q) => {
      const distribution = distributionOf(spec)
      const [x, y] = [distribution.quantile(Math.min(p, q)), distribution.quantile(Math.max(p, q))]
      expect(y - x >= -1e-12 * Math.abs(x) || x === y).toBe(true)
      expect(distribution.cdf(y)).toBeGreaterThanOrEqual(distribution.cdf(x) - 1e-12)
      expect(distribution.survival(y)).toBeLessThanOrEqual(distribution.survival(x) + 1e-12)
    }),
    { seed: 1, numRuns: 1000 },
  )
})
