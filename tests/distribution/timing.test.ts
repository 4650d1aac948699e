import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distributionOf } from '../../src/distribution/distributionOf.ts'
import { timingOf } from '../../src/distribution/timing.ts'
import { relativeError } from '../numeric/error.ts'
import { anySpec } from './arbitrary.ts'

test('the worked example: a Weibull cut to 300 days', () => {
  const timing = timingOf(distributionOf({ weibull: { shape: 1.3, scale: 120 } }), 300)!
  expect(timing.cumulative[60]).toBeCloseTo(0.346676618363, 12)
  expect(Math.log(timing.survival[60]!)).toBeCloseTo(-0.42568304773, 11)
  expect(timing.cumulative).toHaveLength(301)
})

test('an exponential cut to H days has closed forms, whose small parts keep their digits', () => {
  const mean = 2
  const H = 1400
  const timing = timingOf(distributionOf({ exponential: { mean } }), H)!
  for (const d of [1, 2, 10, 100, 1000, 1399]) {
    expect(relativeError(timing.cumulative[d]!, Math.expm1(-d / mean) / Math.expm1(-H / mean))).toBeLessThan(
      1e-15,
    )
    const after = (-Math.exp(-d / mean) * Math.expm1(-(H - d) / mean)) / -Math.expm1(-H / mean)
    expect(relativeError(timing.survival[d]!, after), `${d}`).toBeLessThan(3e-15)
    const on = (Math.exp(-d / mean) * Math.expm1(1 / mean)) / -Math.expm1(-H / mean)
    expect(relativeError(timing.increments[d]!, on), `${d}`).toBeLessThan(3e-15)
  }
})

test('a lower tail keeps its digits too', () => {
  const timing = timingOf(distributionOf({ weibull: { shape: 20, scale: 100 } }), 10)!
  // F(t) is (t/100)^20 there to 20 digits
  for (let d = 1; d <= 10; d++)
    expect(relativeError(timing.cumulative[d]!, (d / 10) ** 20)).toBeLessThan(1e-14)
})

test('days before the origin and after the horizon are cut off', () => {
  const timing = timingOf(distributionOf({ uniform: { min: -5, max: 15 } }), 10)!
  for (let d = 0; d <= 10; d++) expect(timing.cumulative[d]).toBeCloseTo(d / 10, 15)
  const list = timingOf(distributionOf({ empirical: [-1, 0, 1, 2, 2, 11] }), 10)!
  expect(Array.from(list.increments.slice(0, 4))).toEqual(
    [0, 1 / 3, 2 / 3, 0].map((x) => expect.closeTo(x, 15)),
  )
  expect(list.survival[2]).toBe(0)
})

test('a distribution without weight between origin and horizon gives no timing', () => {
  expect(timingOf(distributionOf({ uniform: { min: 20, max: 30 } }), 10)).toBeUndefined()
  expect(timingOf(distributionOf({ uniform: { min: -30, max: -20 } }), 10)).toBeUndefined()
  expect(timingOf(distributionOf({ empirical: [0, 11] }), 10)).toBeUndefined()
  expect(timingOf(distributionOf({ normal: { mean: 1e9, sd: 1 } }), 10)).toBeUndefined()
})

test('any timing starts at 0, ends at 1 and splits the days', () => {
  fc.assert(
    fc.property(anySpec, fc.integer({ min: 1, max: 60 }), (spec, H) => {
      const timing = timingOf(distributionOf(spec), H)
      if (timing === undefined) return
      const { increments, cumulative, survival } = timing
      expect([increments[0], cumulative[0], survival[0]]).toEqual([0, 0, 1])
      expect([cumulative[H], survival[H]]).toEqual([1, 0])
      let sum = 0
      for (let d = 1; d <= H; d++) {
        sum += increments[d]!
        expect(increments[d]).toBeGreaterThanOrEqual(0)
        expect(Math.abs(cumulative[d]! - sum)).toBeLessThan(1e-9)
        expect(Math.abs(cumulative[d]! + survival[d]! - 1)).toBeLessThan(1e-9)
      }
    }),
    { seed: 1, numRuns: 500 },
  )
})
