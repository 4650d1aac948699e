import fc from 'fast-check'
import {
  baselineScore,
  brierScore,
  logScore,
  type Probabilities,
  rankedProbabilityScore,
  sphericalScore,
} from 'forkcast'
import { describe, expect, test } from 'vitest'
import { expectedOf, probabilities, twoForecasts } from '../drawn.ts'

// every score as a penalty; five roundings of numbers up to 100 each lie far below the tolerance of a comparison
const penalties = {
  brierScore: (p: readonly number[], o: number) => brierScore(p, o),
  logScore: (p: readonly number[], o: number) => logScore(p, o),
  rankedProbabilityScore: (p: readonly number[], o: number) => rankedProbabilityScore(p, o),
  sphericalScore: (p: readonly number[], o: number) => -sphericalScore(p, o),
  baselineScore: (p: readonly number[], o: number) => -baselineScore(p, o),
}
const scores = { brierScore, logScore, rankedProbabilityScore, sphericalScore, baselineScore }
const rounding = 1e-13

describe('brierScore, logScore, rankedProbabilityScore, sphericalScore and baselineScore', () => {
  test.each(Object.entries(penalties))(
    '%s is proper: no forecast expects less than the truth does',
    (_, score) => {
      fc.assert(
        fc.property(twoForecasts, ([truth, other]) => {
          const best = expectedOf(truth, (o) => score(truth, o))
          const others = expectedOf(truth, (o) => score(other, o))
          expect(best).toBeLessThanOrEqual(others + rounding * Math.max(1, Math.abs(others)))
          // strictly: outside of rounding only the truth itself is as good
          const apart = Math.max(...truth.map((p, i) => Math.abs(p - (other[i] ?? 0))))
          if (apart > 1e-3) expect(best).toBeLessThan(others)
        }),
        { numRuns: 500 },
      )
    },
  )

  test.each(Object.entries(scores))('%s takes a record as it takes an array', (_, score) => {
    fc.assert(
      fc.property(probabilities, fc.nat(5), (p, pick) => {
        const outcome = pick % p.length
        const record = Object.fromEntries(p.map((value, i) => [`o${i}`, value]))
        expect(score(record as Probabilities, `o${outcome}` as never)).toBe(score(p, outcome))
      }),
    )
  })

  test.each(Object.entries(scores))('%s refuses what are no probabilities, and says why', (_, score) => {
    const scored = score as (p: unknown, o: unknown) => number
    expect(() => scored([0.5, 0.4], 0)).toThrow(
      'probabilities: expected probabilities that sum to 1; these sum to 0.9; received [0.5,0.4]',
    )
    expect(() => scored({ a: 0.5, b: 0.75 }, 'a')).toThrow('these sum to 1.25')
    expect(() => scored([], 0)).toThrow('these sum to 0')
    expect(() => scored({ a: 40, b: 60 }, 'a')).toThrow(
      'probabilities.a: expected a probability, in [0, 1] (is it 40%? Then write 0.4); received 40',
    )
    expect(() => scored([1.5, -0.5], 0)).toThrow('probabilities[0]: ')
    expect(() => scored([NaN, 1], 0)).toThrow('received NaN')
    expect(() => scored([1, undefined], 0)).toThrow('probabilities[1]: ')
    expect(() => scored(new Array(2), 0)).toThrow('received nothing')
    expect(() => scored(['0.5', 0.5], 0)).toThrow('received "0.5"')
    expect(() => scored(0.5, 0)).toThrow('a record by outcome id, or an array in order; received 0.5')
    expect(() => scored(new Map([['a', 1]]), 'a')).toThrow('received a Map')
    expect(() => scored({ forced: 0.5, stays: 0.5 }, 'forcd')).toThrow(
      'outcome: expected an outcome of the probabilities; did you mean "forced"?; received "forcd"',
    )
    expect(() => scored({ forced: 0.5, stays: 0.5 }, 0)).toThrow('known here: forced, stays')
    expect(() => scored([0.5, 0.5], 2)).toThrow('a whole number from 0 to 1; received 2')
    expect(() => scored([0.5, 0.5], '0')).toThrow('received "0"')
    expect(() => scored([0.5, 0.5], 0.5)).toThrow('received 0.5')
  })

  test('take the same rounding of the sum as a scenario does, and ids that objects have already', () => {
    expect(brierScore([0.5, 0.5 + 9e-10], 0)).toBeCloseTo(0.5, 8)
    expect(() => brierScore([0.5, 0.5 + 2e-9], 0)).toThrow('sum to 1.000000002')
    expect(logScore({ constructor: 1 }, 'constructor')).toBe(0)
    expect(() => logScore({ constructor: 1 }, 'toString' as never)).toThrow('outcome: ')
  })
})

describe('brierScore(probabilities, outcome, { scale })', () => {
  test('is 0 to 2, and half of it with scale half: for two outcomes the squared error', () => {
    expect(brierScore([1, 0], 0)).toBe(0)
    expect(brierScore([1, 0], 1)).toBe(2)
    expect(brierScore([1, 0], 1, { scale: 'half' })).toBe(1)
    fc.assert(
      fc.property(probabilities, (p) => {
        for (const o of p.keys()) {
          const full = brierScore(p, o)
          expect(full).toBeGreaterThanOrEqual(0)
          expect(full).toBeLessThanOrEqual(2 + rounding)
          expect(brierScore(p, o, { scale: 'half' })).toBe(full / 2)
          const squares = p.reduce((sum, x) => sum + x * x, 0)
          expect(Math.abs(full - (1 - 2 * p[o]! + squares))).toBeLessThan(rounding)
        }
      }),
    )
    expect(brierScore([0.3, 0.7], 0, { scale: 'half' })).toBe(((1 - 0.3) * (1 - 0.3)) / 2 + (0.7 * 0.7) / 2)
    expect(() => brierScore([1], 0, { scale: 'double' as 'half' })).toThrow('scale: expected full or half')
  })
})

describe('logScore(probabilities, outcome, { clip })', () => {
  test('is −ln p in nats, 0 at 1 and Infinity at 0', () => {
    expect(Object.is(logScore([1, 0], 0), 0)).toBe(true)
    expect(logScore([1, 0], 1)).toBe(Infinity)
    fc.assert(
      fc.property(probabilities, (p) => {
        p.forEach((given, o) => {
          expect(Math.abs(logScore(p, o) + Math.log(given)) || 0).toBeLessThan(1e-13)
        })
      }),
    )
  })

  test('clips where it is told to, from below and nothing else', () => {
    expect(logScore([1, 0], 1, { clip: 0.01 })).toBe(logScore([0.99, 0.01], 1))
    expect(logScore([1, 0], 0, { clip: 0.01 })).toBe(0)
    expect(logScore([0.5, 0.5], 0, { clip: 0.01 })).toBe(logScore([0.5, 0.5], 0))
    for (const clip of [0, 1, -1, NaN, '0.1'])
      expect(() => logScore([1], 0, { clip: clip as number })).toThrow('clip: expected')
  })
})

describe('rankedProbabilityScore(probabilities, outcome, { normalize })', () => {
  test('is Σ(P − O)² of the cumulative probabilities, 0 to K − 1', () => {
    const plain = (p: readonly number[], o: number): number => {
      let cumulative = 0
      let score = 0
      for (const [i, x] of p.entries()) {
        cumulative += x
        score += (cumulative - (i >= o ? 1 : 0)) ** 2
      }
      return score
    }
    fc.assert(
      fc.property(probabilities, (p) => {
        for (const o of p.keys()) {
          const score = rankedProbabilityScore(p, o)
          expect(Math.abs(score - plain(p, o))).toBeLessThan(rounding)
          expect(score).toBeLessThanOrEqual(p.length - 1 + rounding)
          expect(rankedProbabilityScore(p, o, { normalize: true })).toBe(score / (p.length - 1))
        }
      }),
    )
    expect(rankedProbabilityScore([1, 0, 0, 0], 3)).toBe(3)
  })

  test('knows the order: far off costs more, and turned around it is the same', () => {
    expect(rankedProbabilityScore([0, 1, 0, 0], 2)).toBeLessThan(rankedProbabilityScore([0, 1, 0, 0], 3))
    fc.assert(
      fc.property(probabilities, (p) => {
        for (const o of p.keys())
          expect(rankedProbabilityScore([...p].reverse(), p.length - 1 - o)).toBeCloseTo(
            rankedProbabilityScore(p, o),
            13,
          )
      }),
    )
  })

  test('is half of the Brier score for two outcomes, and undefined for one', () => {
    expect(rankedProbabilityScore([0.25, 0.75], 0)).toBe(brierScore([0.25, 0.75], 0, { scale: 'half' }))
    expect(() => rankedProbabilityScore([1], 0)).toThrow(
      'probabilities: expected at least two ordered outcomes',
    )
  })
})

describe('sphericalScore(probabilities, outcome)', () => {
  test('is p/‖p‖: 1 for certain and right, 0 for called impossible, 1/√K for a uniform forecast', () => {
    expect(sphericalScore([0, 1], 1)).toBe(1)
    expect(sphericalScore([0, 1], 0)).toBe(0)
    expect(sphericalScore([0.25, 0.25, 0.25, 0.25], 2)).toBe(0.5)
    fc.assert(
      fc.property(probabilities, (p) => {
        const squares = [...p.keys()].reduce((sum, o) => sum + sphericalScore(p, o) ** 2, 0)
        expect(Math.abs(squares - 1)).toBeLessThan(rounding)
      }),
    )
  })
})

describe('baselineScore(probabilities, outcome)', () => {
  test('is the logarithmic score scaled: 100 for certain and right, 0 for a uniform forecast', () => {
    for (const outcomes of [2, 3, 7]) {
      const uniform = Array.from({ length: outcomes }, () => 1 / outcomes)
      expect(Math.abs(baselineScore(uniform, 0))).toBeLessThan(rounding)
      expect(
        baselineScore(
          uniform.map((_, i) => (i === 1 ? 1 : 0)),
          1,
        ),
      ).toBe(100)
    }
    fc.assert(
      fc.property(probabilities, (p) => {
        p.forEach((given, o) => {
          if (given === 0) expect(baselineScore(p, o)).toBe(-Infinity)
          else expect(baselineScore(p, o)).toBeCloseTo(100 * (1 - logScore(p, o) / Math.log(p.length)), 10)
        })
      }),
    )
  })

  test('clips as logScore does, and needs two outcomes', () => {
    expect(baselineScore([1, 0], 1, { clip: 0.001 })).toBe(baselineScore([0.999, 0.001], 1))
    expect(() => baselineScore([1], 0)).toThrow('at least two outcomes')
  })
})
