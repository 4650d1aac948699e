import fc from 'fast-check'
import {
  extremize,
  geometricMeanOfOdds,
  linearPool,
  logPool,
  medianPool,
  type Probabilities,
  weightsFromSkill,
} from 'forkcast'
import { describe, expect, test } from 'vitest'

const pools = { linearPool, logPool, medianPool }
const outcomes = 3
const positive = (length: number) =>
  fc.array(fc.integer({ min: 1, max: 100 }), { minLength: length, maxLength: length }).map((weights) => {
    const sum = weights.reduce((total, weight) => total + weight, 0)
    return weights.map((weight) => weight / sum)
  })
const forecasts = fc.array(positive(outcomes), { minLength: 1, maxLength: 5 })
const weights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 5, maxLength: 5 })
const likelihood = fc.array(
  fc.integer({ min: 1, max: 99 }).map((p) => p / 100),
  { minLength: outcomes, maxLength: outcomes },
)
const sum = (values: readonly number[]): number => values.reduce((total, x) => total + x, 0)
const bayes = (p: readonly number[], factors: readonly number[]): number[] => {
  const products = p.map((x, i) => x * factors[i]!)
  return products.map((x) => x / sum(products))
}
const apart = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((x, i) => Math.abs(x - b[i]!)))

describe('linearPool, logPool and medianPool', () => {
  test.each(Object.entries(pools))(
    '%s gives probabilities, and that of one forecast, or of equals, is that forecast',
    (_, pool) => {
      fc.assert(
        fc.property(forecasts, weights, (given, all) => {
          const used = all.slice(0, given.length)
          expect(Math.abs(sum(pool(given, { weights: used })) - 1)).toBeLessThan(1e-14)
          expect(
            apart(
              pool(
                given.map(() => given[0]!),
                { weights: used },
              ),
              given[0]!,
            ),
          ).toBeLessThan(1e-14)
        }),
      )
    },
  )

  test.each(Object.entries(pools))('%s takes weights as ratios, and forecasts in any order', (_, pool) => {
    fc.assert(
      fc.property(forecasts, weights, (given, all) => {
        const used = all.slice(0, given.length)
        const pooled = pool(given, { weights: used })
        expect(apart(pool(given, { weights: used.map((w) => 7 * w) }), pooled)).toBeLessThan(1e-13)
        expect(apart(pool([...given].reverse(), { weights: [...used].reverse() }), pooled)).toBeLessThan(
          1e-13,
        )
        expect(apart(pool(given, { weights: given.map(() => 3) }), pool(given))).toBeLessThan(1e-13)
      }),
    )
  })

  test.each(Object.entries(pools))(
    '%s keeps the form: records are matched by id, whatever their order',
    (_, pool) => {
      const records = [
        { stays: 0.7, leaves: 0.3 },
        { leaves: 0.8, stays: 0.2 },
      ]
      const pooled = pool(records)
      const plain = pool([
        [0.7, 0.3],
        [0.2, 0.8],
      ])
      expect(pooled).toEqual({ stays: plain[0], leaves: plain[1] })
      expect(Object.keys(pooled)).toEqual(['stays', 'leaves'])
      // @ts-expect-error a misspelt id does not compile
      expect(pooled.leavs).toBeUndefined()
    },
  )

  test.each(Object.entries(pools))('%s refuses what cannot be pooled', (_, pool) => {
    const of = pool as (given: unknown, options?: unknown) => unknown
    expect(() => of([])).toThrow('forecasts: expected an array of at least one forecast')
    expect(() => of({ a: 1 })).toThrow('forecasts: expected an array')
    expect(() => of([[0.5, 0.4]])).toThrow(
      'forecasts[0]: expected probabilities that sum to 1; these sum to 0.9',
    )
    expect(() =>
      of([
        { a: 0.5, b: 0.5 },
        { a: 0.5, c: 0.5 },
      ]),
    ).toThrow('forecasts[1]: expected the outcomes of forecasts[0]: a, b; received {"a":0.5,"c":0.5}')
    expect(() =>
      of([
        { a: 0.5, b: 0.5 },
        { a: 0.5, b: 0.25, c: 0.25 },
      ]),
    ).toThrow('forecasts[1]: ')
    expect(() => of([{ a: 0.5, b: 0.5 }, [0.5, 0.5]])).toThrow('forecasts[1]: ')
    expect(() => of([[0.5, 0.5], [1]])).toThrow(
      'forecasts[1]: expected the outcomes of forecasts[0]: an array of 2',
    )
    expect(() =>
      of([
        { toString: 0.5, b: 0.5 },
        { a: 0.5, b: 0.5 },
      ]),
    ).toThrow('forecasts[1]: ')
    const two = [
      [1, 0],
      [0.5, 0.5],
    ]
    expect(() => of(two, { weights: [1] })).toThrow('weights: expected an array of 2 weights')
    expect(() => of(two, { weights: [0, 0] })).toThrow('weights: expected weights that are not all 0')
    expect(() => of(two, { weights: [1, -1] })).toThrow(
      'weights[1]: expected a weight, 0 or more; received -1',
    )
    expect(() => of(two, { weights: [1, NaN] })).toThrow('weights[1]: ')
    expect(() => of(new Array(2))).toThrow('forecasts[0]: ')
  })
})

describe('linearPool(forecasts, { weights })', () => {
  test('is the weighted mean, and does not commute with a likelihood', () => {
    expect(
      linearPool(
        [
          [0.9, 0.1],
          [0.5, 0.5],
        ],
        { weights: [3, 1] },
      ),
    ).toEqual([0.8, 0.2])
    const two = [
      [0.9, 0.1],
      [0.1, 0.9],
    ]
    const before = linearPool(two.map((p) => bayes(p, [0.9, 0.1])))
    const after = bayes(linearPool(two), [0.9, 0.1])
    expect(apart(before, after)).toBeGreaterThan(0.1)
  })
})

describe('logPool(forecasts, { weights })', () => {
  test('commutes with a likelihood that all share', () => {
    fc.assert(
      fc.property(forecasts, weights, likelihood, (given, all, factors) => {
        const used = all.slice(0, given.length)
        const before = logPool(
          given.map((p) => bayes(p, factors)),
          { weights: used },
        )
        const after = bayes(logPool(given, { weights: used }), factors)
        expect(apart(before, after)).toBeLessThan(1e-13)
      }),
    )
  })

  test('is the product of powers, scaled: a second way', () => {
    fc.assert(
      fc.property(forecasts, weights, (given, all) => {
        const used = all.slice(0, given.length)
        const total = sum(used)
        const powers = Array.from({ length: outcomes }, (_, k) =>
          given.reduce((product, p, i) => product * p[k]! ** (used[i]! / total), 1),
        )
        expect(
          apart(
            logPool(given, { weights: used }),
            powers.map((x) => x / sum(powers)),
          ),
        ).toBeLessThan(1e-13)
      }),
    )
  })

  test('has 0 where one says 0, and says so where nothing is left', () => {
    expect(
      logPool([
        [0, 0.5, 0.5],
        [0.8, 0.1, 0.1],
      ]),
    ).toEqual([0, 0.5, 0.5])
    expect(() =>
      logPool([
        { a: 1, b: 0 },
        { a: 0, b: 1 },
      ]),
    ).toThrow(
      'forecasts: expected an outcome that nobody calls impossible (0 for a by forecasts[1], b by forecasts[0]); raise a 0, or take linearPool',
    )
    // a weight of 0 silences a forecast, its zeros too
    const silenced = logPool(
      [
        { a: 1, b: 0 },
        { a: 0.25, b: 0.75 },
      ],
      { weights: [0, 1] },
    )
    expect(silenced.b).toBeCloseTo(0.75, 15)
  })
})

describe('geometricMeanOfOdds(forecasts, { weights })', () => {
  test('is what it is called, of probabilities, records or arrays', () => {
    const probability = fc.integer({ min: 1, max: 99 }).map((p) => p / 100)
    fc.assert(
      fc.property(fc.array(probability, { minLength: 1, maxLength: 5 }), (given) => {
        const odds = given.reduce((product, p) => product * (p / (1 - p)) ** (1 / given.length), 1)
        const pooled = geometricMeanOfOdds(given)
        expect(Math.abs(pooled - odds / (1 + odds))).toBeLessThan(1e-13)
        const records = geometricMeanOfOdds(given.map((yes) => ({ yes, no: 1 - yes })))
        expect(records.yes).toBe(pooled)
        expect(geometricMeanOfOdds(given.map((yes) => [yes, 1 - yes]))[0]).toBe(pooled)
      }),
    )
    expect(geometricMeanOfOdds([0.2, 0.8], { weights: [1, 0] })).toBeCloseTo(0.2, 15)
  })

  test('refuses more than two outcomes, and those who exclude each other', () => {
    expect(() => geometricMeanOfOdds([[0.5, 0.25, 0.25]])).toThrow(
      'two outcomes; for more of them take logPool',
    )
    expect(() => geometricMeanOfOdds([0, 1])).toThrow('nobody calls impossible')
    expect(geometricMeanOfOdds([0, 0.5])).toBe(0)
    expect(() => geometricMeanOfOdds([0.5, 1.5])).toThrow('forecasts[1]: expected a probability')
    expect(() => geometricMeanOfOdds([0.5, { a: 1 } as never])).toThrow('forecasts[1]: ')
    expect(() => geometricMeanOfOdds([])).toThrow('forecasts: ')
  })
})

describe('medianPool(forecasts, { weights })', () => {
  test('is the median, outcome by outcome, scaled to sum 1', () => {
    expect(
      medianPool([
        [0.9, 0.1],
        [0.8, 0.2],
        [0.1, 0.9],
      ]),
    ).toEqual([0.8, 0.2])
    expect(
      medianPool([
        [0.9, 0.1],
        [0.7, 0.3],
      ])[0],
    ).toBeCloseTo(0.8, 15)
    // medians 0.2, 0.2, 0.2
    expect(
      medianPool([
        [0.6, 0.2, 0.2],
        [0.2, 0.6, 0.2],
        [0.2, 0.2, 0.6],
      ]),
    ).toEqual([1 / 3, 1 / 3, 1 / 3])
    expect(
      medianPool(
        [
          [0.9, 0.1],
          [0.8, 0.2],
          [0.1, 0.9],
        ],
        { weights: [1, 1, 5] },
      ),
    ).toEqual([0.1, 0.9])
    expect(
      medianPool(
        [
          [0.9, 0.1],
          [0.8, 0.2],
          [0.1, 0.9],
        ],
        { weights: [0, 1, 1] },
      )[0],
    ).toBeCloseTo(0.45, 15)
    expect(() =>
      medianPool([
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ]),
    ).toThrow('at least half of the weight gives more than 0')
  })
})

describe('extremize(probabilities, exponent)', () => {
  test('raises odds to a power, and powers multiply', () => {
    const exponent = fc.integer({ min: 1, max: 40 }).map((tenths) => tenths / 10)
    fc.assert(
      fc.property(positive(outcomes), exponent, exponent, (p, a, b) => {
        const once = extremize(p, a)
        expect(Math.abs(sum(once) - 1)).toBeLessThan(1e-14)
        for (const [i, x] of once.entries())
          expect(Math.abs(x / once[0]! / (p[i]! / p[0]!) ** a - 1)).toBeLessThan(1e-12)
        expect(apart(extremize(once, b), extremize(p, a * b))).toBeLessThan(1e-12)
        expect(extremize(p, 1)).toEqual(p)
      }),
    )
    expect(extremize(0.8, 2)).toBeCloseTo(16 / 17, 14)
    expect(extremize(0.8, 2) + extremize(0.2, 2)).toBeCloseTo(1, 14)
    expect([extremize(0, 3), extremize(1, 3), extremize(0.5, 3)]).toEqual([0, 1, 0.5])
    expect(extremize({ a: 0.75, b: 0.25, c: 0 } as Probabilities, 1e9)).toEqual({ a: 1, b: 0, c: 0 })
  })

  test('refuses other exponents', () => {
    for (const wrong of [0, -1, NaN, Infinity, '2'])
      expect(() => extremize(0.5, wrong as number)).toThrow('exponent: expected a finite number above 0')
    expect(() => extremize(1.5, 2)).toThrow('probabilities: expected a probability')
    expect(() => extremize([0.5, 0.4], 2)).toThrow('these sum to 0.9')
  })
})

describe('weightsFromSkill(skills)', () => {
  test('weighs in proportion to skill, and gives nothing to those without', () => {
    expect(weightsFromSkill([0.25, 0.75, -3])).toEqual([0.25, 0.75, 0])
    expect(weightsFromSkill([1])).toEqual([1])
    expect(weightsFromSkill([0.5, -Infinity])).toEqual([1, 0])
    expect(() => weightsFromSkill([0, -1])).toThrow('take equal weights')
    expect(() => weightsFromSkill([0.5, null as never])).toThrow('skills[1]: expected a skill')
    expect(() => weightsFromSkill([1.5])).toThrow('skills[0]: ')
    expect(() => weightsFromSkill([])).toThrow('skills: expected an array')
  })
})
