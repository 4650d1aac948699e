import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { DistributionSpec } from '../../src/distribution/distribution.ts'
import { distributionOf } from '../../src/distribution/distributionOf.ts'
import { distributionProblem } from '../../src/distribution/distributionProblem.ts'
import { meanOf } from '../../src/distribution/meanOf.ts'
import { relativeError } from '../numeric/error.ts'

interface Entry {
  spec: DistributionSpec
  mean: number
  values: [number, number, number][]
  quantiles: [number, number][]
}
const entries: Entry[] = JSON.parse(
  readFileSync(new URL('reference/distributions.json', import.meta.url), 'utf8'),
)

describe.each(entries.map((entry) => [JSON.stringify(entry.spec), entry] as const))('%s', (_, entry) => {
  const distribution = distributionOf(entry.spec)

  test('is valid', () => {
    expect(distributionProblem(entry.spec)).toBeUndefined()
  })

  test('has the mean, both tails and the quantiles that scipy computes', () => {
    expect(relativeError(meanOf(entry.spec), entry.mean)).toBeLessThan(1e-12)
    for (const [x, lower, upper] of entry.values) {
      expect(relativeError(distribution.cdf(x), lower), `cdf(${x})`).toBeLessThan(1e-12)
      expect(relativeError(distribution.survival(x), upper), `survival(${x})`).toBeLessThan(1e-12)
    }
    for (const [p, x] of entry.quantiles)
      expect(relativeError(distribution.quantile(p), x), `quantile(${p})`).toBeLessThan(1e-12)
  })
})
