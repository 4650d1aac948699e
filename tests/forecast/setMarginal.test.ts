import fc from 'fast-check'
import { condition, defineScenario, OptionError, probabilityOf, setMarginal, update } from 'forkcast'
import { describe, expect, test } from 'vitest'
import { harbour, harbourDay, harbourRows } from '../fixtures/harbour.ts'

const forecast = update(defineScenario(harbour), harbourRows, { asOf: harbourDay })

describe('setMarginal', () => {
  test('gives what was set, for any branch and outcome', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('stays', 'leaves', 'resigns', 'forced', 'arrested'),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (id, probability) => {
          const set = setMarginal(forecast, id, probability)
          expect(probabilityOf(set, { any: [id] })).toBeCloseTo(probability, 13)
        },
      ),
      { seed: 1, numRuns: 200 },
    )
  })

  test('keeps the ratios inside and outside', () => {
    const set = setMarginal(forecast, 'leaves', 0.5)
    for (const id of ['resigns', 'dismissed', 'arrested'])
      expect(set.branches[id]!.share).toBeCloseTo(forecast.branches[id]!.share!, 13)
    expect(set.outcomes.stays?.probability).toBeCloseTo(0.5, 14)
  })

  test('does not commute with itself on overlapping ids: the last one holds', () => {
    const one = setMarginal(setMarginal(forecast, 'leaves', 0.5), 'forced', 0.3)
    const other = setMarginal(setMarginal(forecast, 'forced', 0.3), 'leaves', 0.5)
    expect(probabilityOf(one, { any: ['forced'] })).toBeCloseTo(0.3, 14)
    expect(probabilityOf(other, { any: ['leaves'] })).toBeCloseTo(0.5, 14)
    expect(probabilityOf(one, { any: ['leaves'] })).not.toBeCloseTo(0.5, 3)
  })

  test('is conditioning at 0 and 1', () => {
    const set = setMarginal(forecast, 'leaves', 1)
    const given = condition(forecast, { observe: ['leaves'] })
    for (const id of ['stays', 'resigns', 'forced'])
      expect(set.outcomes[id]!.probability).toBeCloseTo(given.outcomes[id]!.probability, 14)
    expect(setMarginal(forecast, 'leaves', 0).outcomes.stays?.probability).toBe(1)
  })

  test('refuses what rescaling cannot reach, and what is no probability', () => {
    const gone = condition(forecast, { ruleOut: ['forced'] })
    expect(() => setMarginal(gone, 'forced', 0.1)).toThrow(/impossible here/)
    expect(setMarginal(gone, 'forced', 0).outcomes.forced?.probability).toBe(0)
    expect(() => setMarginal(condition(forecast, { observe: ['stays'] }), 'stays', 0.9)).toThrow(
      /certain here/,
    )
    for (const wrong of [-0.1, 1.1, NaN, '0.5' as never])
      expect(() => setMarginal(forecast, 'stays', wrong)).toThrow(OptionError)
    expect(() => setMarginal(forecast, 'forcd', 0.5)).toThrow(/did you mean "forced"/)
  })
})
