import { describe, expect, test } from 'vitest'
import {
  closedCrps,
  type DistributionSpec,
  type FamilyName,
  families,
} from '../../src/distribution/distribution.ts'
import { distributionOf } from '../../src/distribution/distributionOf.ts'
import { distributionProblem } from '../../src/distribution/distributionProblem.ts'
import type { Parameter } from '../../src/distribution/family.ts'
import { meanOf } from '../../src/distribution/meanOf.ts'
import { samplerOf } from '../../src/distribution/samplerOf.ts'
import { distributionCrps } from '../../src/scoring/scores/distributionCrps.ts'
import { integratedCrps } from '../../src/scoring/scores/integratedCrps.ts'

const names = Object.keys(families) as FamilyName[]
const levels = [0.01, 0.2, 0.5, 0.8, 0.99]

describe.each(names)('the family %s, at its example', (name) => {
  const parameters = Object.entries<Parameter>(families[name].parameters)
  const example = Object.fromEntries(parameters.map(([key, { example }]) => [key, example]))
  const spec = { [name]: example } as unknown as DistributionSpec
  const distribution = distributionOf(spec)

  test('is valid', () => {
    expect(distributionProblem(spec)).toBeUndefined()
  })

  test('refuses a parameter outside its range, and a range without width', () => {
    for (const [key, { range }] of parameters)
      if (range === 'above 0')
        expect(distributionProblem({ [name]: { ...example, [key]: 0 } })?.path).toEqual([name, key])
    if ('min' in example && 'max' in example)
      expect(distributionProblem({ [name]: { ...example, max: example.min } })).toBeDefined()
  })

  test('has tails that agree with its quantiles', () => {
    for (const p of levels) {
      expect(distribution.cdf(distribution.quantile(p))).toBeCloseTo(p, 12)
      expect(distribution.survival(distribution.quantile(p))).toBeCloseTo(1 - p, 12)
    }
  })

  test('has the mean of its tails: ∫ P(X > x) above 0 less ∫ P(X ≤ x) below it', () => {
    const [low, high] = [Math.min(0, distribution.quantile(1e-12)), distribution.quantile(1 - 1e-12)]
    const width = (high - low) / 100_000
    let mean = 0
    for (let i = 0; i < 100_000; i++) {
      const x = low + (i + 0.5) * width
      mean += width * (x < 0 ? -distribution.cdf(x) : distribution.survival(x))
    }
    expect(Math.abs(mean / meanOf(spec) - 1)).toBeLessThan(1e-4)
  })

  test('draws variates of that mean', () => {
    const { sample } = samplerOf(distribution.recipe)
    const state = Int32Array.of(1, 2, 3, 4)
    const n = 20_000
    let sum = 0
    let squares = 0
    for (let i = 0; i < n; i++) {
      const x = sample(state)
      sum += x
      squares += x * x
    }
    const error = Math.sqrt((squares / n - (sum / n) * (sum / n)) / n)
    expect(Math.abs(sum / n - meanOf(spec))).toBeLessThan(5 * error)
  })

  test('has a closed CRPS, if any, that equals the integral', () => {
    if (!closedCrps[name]) return
    for (const p of levels) {
      const x = distribution.quantile(p)
      expect(Math.abs(distributionCrps(spec, x) / integratedCrps(spec, x) - 1)).toBeLessThan(1e-8)
    }
  })
})
