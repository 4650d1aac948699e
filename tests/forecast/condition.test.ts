import fc from 'fast-check'
import {
  condition,
  cumulativeIncidence,
  defineScenario,
  ImpossibleEvidence,
  OptionError,
  probabilityOf,
  update,
} from 'forkcast'
import { describe, expect, test } from 'vitest'
import { harbour, harbourDay, harbourRows } from '../fixtures/harbour.ts'

const scenario = defineScenario(harbour)
const forecast = update(scenario, harbourRows, { asOf: harbourDay })
const p = (of: typeof forecast, id: string) => of.outcomes[id]!.probability

describe('condition', () => {
  test('observes: what lies outside is out, ratios inside stay', () => {
    const given = condition(forecast, { observe: ['leaves'] })
    const { leaves } = forecast.branches
    expect(p(given, 'stays')).toBe(0)
    expect(p(given, 'forced')).toBeCloseTo(p(forecast, 'forced') / leaves!.reach, 14)
    expect(given.branches.leaves?.reach).toBeCloseTo(1, 15)
    expect(given.conditions).toEqual(['observe leaves'])
  })

  test('rules out: the rest is scaled up', () => {
    const given = condition(forecast, { ruleOut: ['forced'] })
    expect(p(given, 'forced')).toBe(0)
    expect(p(given, 'stays')).toBeCloseTo(p(forecast, 'stays') / (1 - p(forecast, 'forced')), 14)
  })

  test('twice is conditioning on both, in either order', () => {
    const ids = ['stays', 'leaves', 'resigns', 'dismissed', 'arrested', 'forced']
    fc.assert(
      fc.property(fc.subarray(ids, { minLength: 1 }), fc.subarray(ids, { minLength: 1 }), (a, b) => {
        const twice = (first: string[], second: string[]) => {
          try {
            return condition(condition(forecast, { observe: first }), { observe: second }).outcomes
          } catch (error) {
            if (error instanceof ImpossibleEvidence) return 'impossible'
            throw error
          }
        }
        const one = twice(a, b)
        const other = twice(b, a)
        if (one === 'impossible' || other === 'impossible') expect(one).toBe(other)
        else
          for (const id of Object.keys(one))
            expect(one[id]!.probability).toBeCloseTo(other[id]!.probability, 13)
      }),
      { seed: 1, numRuns: 100 },
    )
    const both = condition(forecast, { observe: ['leaves'], ruleOut: ['resigns'] })
    expect(p(both, 'forced')).toBeCloseTo(1, 14)
  })

  test('lets survival stand when it observes, so that the day still matters', () => {
    const given = condition(forecast, { observe: ['leaves'] })
    const incidence = cumulativeIncidence(given, 'leaves').probability
    expect(incidence[0]).toBe(0)
    expect(incidence.at(-1)).toBeCloseTo(1, 14)
  })

  test('knows the day of what happened: leaves weigh by F̂(day) − F̂(day − 1) instead of survival', () => {
    const two = defineScenario({
      ...harbour,
      tree: {
        branches: {
          early: { p: 0.3, timing: { exponential: { mean: 20 } } },
          late: { p: 0.3, timing: { exponential: { mean: 200 } } },
          never: { p: 0.4 },
        },
      },
      signals: {},
    })
    const cut = (mean: number) => 1 - Math.exp(-300 / mean)
    const on = (mean: number, day: number) =>
      (Math.exp(-(day - 1) / mean) - Math.exp(-day / mean)) / cut(mean)
    for (const [asOf, date, day] of [
      ['2030-03-01', '2030-03-06', 5],
      ['2030-05-10', '2030-05-20', 80],
      ['2030-05-20', '2030-03-11', 10],
    ] as const) {
      const base = update(two, [], { asOf })
      const ruledOut = condition(base, { ruleOut: ['never'], happened: { id: 'early', day: date } })
      expect(p(ruledOut, 'early')).toBeCloseTo(1, 14)
      const all = defineScenario({
        ...two.document,
        tree: {
          branches: {
            soon: {
              p: 0.6,
              branches: {
                early: { p: 0.5, timing: { exponential: { mean: 20 } } },
                late: { p: 0.5, timing: { exponential: { mean: 200 } } },
              },
            },
            never: { p: 0.4 },
          },
        },
      })
      const given = condition(update(all, [], { asOf }), { happened: { id: 'soon', day: date } })
      expect(p(given, 'early')).toBeCloseTo(on(20, day) / (on(20, day) + on(200, day)), 13)
      expect(p(given, 'never')).toBe(0)
      expect(probabilityOf(given, { any: ['soon'], by: date })).toBeCloseTo(1, 14)
      const before = new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10)
      expect(probabilityOf(given, { any: ['soon'], by: before })).toBe(0)
    }
  })

  test('takes a leaf without timing to come true at the horizon and not before', () => {
    const given = condition(forecast, { happened: { id: 'stays', day: harbour.horizon } })
    expect(p(given, 'stays')).toBe(1)
    const early = () => condition(forecast, { happened: { id: 'stays', day: '2030-06-01' } })
    expect(early).toThrow(ImpossibleEvidence)
    expect(early).toThrow(/the condition "stays happened on 2030-06-01"/)
  })

  test('holds one day for what happened', () => {
    const once = condition(forecast, { happened: { id: 'leaves', day: '2030-06-01' } })
    const narrowed = condition(once, { happened: { id: 'forced', day: '2030-06-01' } })
    expect(p(narrowed, 'forced')).toBeCloseTo(1, 14)
    expect(() => condition(once, { happened: { id: 'leaves', day: '2030-06-02' } })).toThrow(/2030-06-01/)
  })

  test('refuses unknown ids, days outside, and nothing at all', () => {
    expect(() => condition(forecast, { observe: ['leafs'] })).toThrow(/did you mean "leaves"/)
    expect(() => condition(forecast, { happened: { id: 'leaves', day: '2030-03-01' } })).toThrow(OptionError)
    expect(() => condition(forecast, {})).toThrow(/observe, ruleOut and happened/)
    expect(() => condition(forecast, { observe: 'leaves' as never })).toThrow(/array/)
  })

  test('leaves the forecast it was given as it was', () => {
    const before = JSON.stringify(forecast)
    condition(forecast, { ruleOut: ['forced'] })
    expect(JSON.stringify(forecast)).toBe(before)
  })
})
