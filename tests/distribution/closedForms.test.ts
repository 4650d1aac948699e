import { expect, test } from 'vitest'
import { distributionOf } from '../../src/distribution/distributionOf.ts'
import { meanOf } from '../../src/distribution/meanOf.ts'
import { relativeError } from '../numeric/error.ts'

const quantile = (spec: Parameters<typeof distributionOf>[0], p: number) => distributionOf(spec).quantile(p)

test('medians that have a closed form are exact', () => {
  expect(quantile({ normal: { mean: 0.1, sd: 0.3 } }, 0.5)).toBe(0.1)
  expect(quantile({ lognormal: { median: 0.1, sigma: 0.3 } }, 0.5)).toBe(0.1)
  expect(quantile({ uniform: { min: 0.1, max: 0.7 } }, 0.5)).toBe((0.1 + 0.7) / 2)
  expect(quantile({ uniform: { min: -1e290, max: 1e290 } }, 0.5)).toBe(0)
  expect(quantile({ triangular: { min: 0, mode: 1, max: 2 } }, 0.5)).toBe(1)
  expect(quantile({ pert: { min: 2, mode: 4, max: 6 } }, 0.5)).toBe(4)
  expect(quantile({ beta: { alpha: 7.3, beta: 7.3 } }, 0.5)).toBe(0.5)
  expect(quantile({ exponential: { mean: 10 } }, 0.5)).toBe(10 * Math.LN2)
  expect(quantile({ weibull: { shape: 1, scale: 10 } }, 0.5)).toBe(10 * Math.LN2)
  expect(quantile('5 to 20', 0.5)).toBe(10)
  expect(quantile('-3 to 4.5', 0.5)).toBe(0.75)
})

test('uniform quantiles never leave the range or the right half of it', () => {
  // max − min rounds up here, and so would min + p·(max − min)
  const { min, max } = { min: -0.3, max: 0.1 + 2 ** -53 }
  const middle = quantile({ uniform: { min, max } }, 0.5)
  for (const p of [0, 2 ** -53, 0.25, 0.5 - 2 ** -54, 0.5 + 2 ** -53, 0.75, 1 - 2 ** -53, 1]) {
    const x = quantile({ uniform: { min, max } }, p)
    expect(p < 0.5 ? x >= min && x <= middle : x >= middle && x <= max, `${p}`).toBe(true)
  }
})

test('tails far out keep their digits', () => {
  expect(
    relativeError(distributionOf({ exponential: { mean: 1 } }).survival(700), Math.exp(-700)),
  ).toBeLessThan(2e-16)
  expect(distributionOf({ exponential: { mean: 1 } }).cdf(1e-300)).toBe(1e-300)
  expect(distributionOf({ weibull: { shape: 2, scale: 1 } }).cdf(1e-100)).toBe(1e-200)
  expect(distributionOf({ uniform: { min: 0, max: 1 } }).cdf(1e-300)).toBe(1e-300)
  expect(distributionOf({ triangular: { min: 0, mode: 1, max: 2 } }).survival(2 - 2 ** -40)).toBe(2 ** -81)
  expect(distributionOf({ lognormal: { median: 1, sigma: 1 } }).survival(1e15)).toBeGreaterThan(0)
  expect(
    relativeError(distributionOf({ gamma: { shape: 1, scale: 2 } }).survival(1000), Math.exp(-500)),
  ).toBeLessThan(1e-13)
  const end = distributionOf({ beta: { alpha: 1, beta: 3 } }).survival(1 - 2 ** -50)
  expect(relativeError(end, 2 ** -150)).toBeLessThan(1e-13)
})

test('families agree where one is a special case of another', () => {
  for (const p of [1e-9, 0.2, 0.7, 0.999]) {
    const exponential = quantile({ exponential: { mean: 3 } }, p)
    expect(relativeError(quantile({ gamma: { shape: 1, scale: 3 } }, p), exponential)).toBeLessThan(1e-14)
    expect(relativeError(quantile({ weibull: { shape: 1, scale: 3 } }, p), exponential)).toBeLessThan(1e-15)
    expect(relativeError(quantile({ beta: { alpha: 1, beta: 1 } }, p), p)).toBeLessThan(1e-14)
    // PERT with its mode at an end: alpha = 1, beta = 5
    const pert = quantile({ pert: { min: 0, mode: 0, max: 1 } }, p)
    expect(relativeError(pert, -Math.expm1(Math.log1p(-p) / 5))).toBeLessThan(1e-14)
  }
})

test('means have their closed forms', () => {
  expect(meanOf({ lognormal: { median: 2, sigma: 1 } })).toBe(2 * 1.6487212707001282)
  expect(meanOf({ triangular: { min: 0, mode: 3, max: 9 } })).toBe(4)
  expect(meanOf({ pert: { min: 0, mode: 3, max: 12 } })).toBe(4)
  expect(meanOf({ weibull: { shape: 0.5, scale: 10 } })).toBeCloseTo(20, 13)
  expect(meanOf({ empirical: [1e100, 1, -1e100, 1] })).toBe(0.5)
  expect(meanOf({ lognormal: { median: 1, sigma: 100 } })).toBe(Infinity)
})
