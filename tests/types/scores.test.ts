import { brierScore, logScore, outcomeProbabilities, rankedProbabilityScore, update } from 'forkcast'
import { describe, expect, expectTypeOf, test } from 'vitest'
import { harbourScenario } from '../fixtures/harbour/files.ts'
import { type Outcome, scenario } from './harbour.ts'

// tsc checks this file: every mistake below must not compile

const forecast = update(scenario, [])
const probabilities = outcomeProbabilities(forecast)

describe('the outcome of a score', () => {
  test('is one of the ids of the probabilities', () => {
    expectTypeOf(probabilities).toEqualTypeOf<{ readonly [Id in Outcome]: number }>()
    expect(brierScore(probabilities, 'forced')).toBeGreaterThan(0)
    // @ts-expect-error
    expect(() => brierScore(probabilities, 'forcd')).toThrow('did you mean "forced"')
    // @ts-expect-error
    expect(() => logScore({ stays: 0.5, leaves: 0.5 }, 'leavs')).toThrow('did you mean "leaves"')
    // @ts-expect-error
    expect(() => rankedProbabilityScore({ stays: 0.5, leaves: 0.5 }, 1)).toThrow('outcome: ')
    // @ts-expect-error
    expect(() => brierScore(forecast.outcomes, 'forced')).toThrow(
      'probabilities.stays: expected a probability',
    )
  })

  test('is an index where they are an array, and any string where ids are known at run time only', () => {
    expect(brierScore([0.5, 0.5], 1)).toBe(0.5)
    // @ts-expect-error
    expect(() => brierScore([0.5, 0.5], 'forced')).toThrow('outcome: ')
    const read = outcomeProbabilities(update(harbourScenario, []))
    expectTypeOf(read).toEqualTypeOf<{ readonly [id: string]: number }>()
    expect(() => brierScore(read, 'forcd')).toThrow('did you mean "forced"')
    const record: Record<string, number> = { yes: 1 }
    expect(brierScore(record, 'yes')).toBe(0)
  })
})
