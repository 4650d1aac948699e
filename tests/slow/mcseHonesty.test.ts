import { describe, test } from 'vitest'
import {
  estimates,
  expectCoverage,
  expectHonest,
  impactEstimates,
  impactForecast,
  meanOf,
  withoutP05,
} from '../statistical/honesty.ts'

describe('the standard errors of a parameter and an impact', () => {
  test('are honest over a thousand seeds', { timeout: 300_000 }, () => {
    const found = estimates(impactForecast(), { runs: 4000, draws: 96 }, 1000, impactEstimates)
    expectHonest(withoutP05(found))
    for (const name of ['parameter', 'mean', 'mean given b'])
      expectCoverage(found.get(name)!, meanOf(found.get(name)!.map(({ value }) => value)))
  })
})
