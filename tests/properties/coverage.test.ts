import fc from 'fast-check'
import { expect, test } from 'vitest'
import { referenceForecast } from '../reference/referenceForecast.ts'
import { allFeatures, coverageOf, pairedFeatures } from './coverage.ts'
import { scenarioCases } from './scenarioArbitrary.ts'

test('every feature, and every pair of the eight that interact, is in at least 5% of the drawn cases, clusters of unequal strength in a fifth', () => {
  const numRuns = 2000
  const count = new Map<string, number>()
  for (const given of fc.sample(scenarioCases(), { seed: 1, numRuns })) {
    const features = coverageOf(given, referenceForecast(given.document, given.rows, given.asOf))
    for (const feature of features) count.set(feature, (count.get(feature) ?? 0) + 1)
    for (const [a, b] of pairs) {
      if (features.has(a) && features.has(b)) count.set(`${a} × ${b}`, (count.get(`${a} × ${b}`) ?? 0) + 1)
    }
  }
  const names = [...allFeatures, ...pairs.map(([a, b]) => `${a} × ${b}`)]
  const shares = names.map((name) => ({ name, percent: (100 * (count.get(name) ?? 0)) / numRuns }))
  console.log(shares.map(({ name, percent }) => `${percent.toFixed(1).padStart(5)}%  ${name}`).join('\n'))
  expect(shares.filter(({ percent }) => percent < 5)).toEqual([])
  expect(count.get('a cluster of unequal strengths')).toBeGreaterThanOrEqual(numRuns / 5)
})

const pairs = pairedFeatures.flatMap((a, i) => pairedFeatures.slice(i + 1).map((b) => [a, b] as const))
