import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decimalsFor,
  formatCount,
  formatNumber,
  formatPercent,
  formatPoints,
} from '../../src/report/numbers.ts'

describe('formatPercent(probability, decimals)', () => {
  test.each([
    [0, 1, '0%'],
    [1, 1, '100%'],
    [0.901637837355, 1, '90.2%'],
    [0.001, 1, '0.1%'],
    [0.0009999, 1, '<0.1%'],
    [1e-300, 1, '<0.1%'],
    [0.999, 1, '99.9%'],
    [0.99901, 1, '>99.9%'],
    [1 - 2 ** -53, 1, '>99.9%'],
    [1 - 2 ** -53, 3, '>99.999%'],
    [0.00004, 3, '0.004%'],
    [0.000004, 3, '<0.001%'],
    [0.6, 0, '60%'],
    [0.004, 0, '<1%'],
  ])('prints %d with %d decimals as %s', (probability, decimals, text) => {
    expect(formatPercent(probability, decimals)).toBe(text)
  })

  test('keeps 0% and 100% for what is impossible and what is certain', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true }),
        fc.integer({ min: 0, max: 6 }),
        (probability, decimals) => {
          const text = formatPercent(probability, decimals)
          const printed = Number(text.replace(/[<>%]/g, ''))
          expect(printed).toBeGreaterThan(0)
          expect(printed).toBeLessThan(100)
          if (text.startsWith('<')) expect(probability * 100).toBeLessThan(printed)
          else if (text.startsWith('>')) expect(probability * 100).toBeGreaterThan(printed)
        },
      ),
      { seed: 1, numRuns: 1000 },
    )
  })
})

describe('formatPoints(change)', () => {
  test.each([
    [0.301637, '+30.2'],
    [-0.17616664, '−17.6'],
    [0.0005, '+0.1'],
    [1e-9, '0.0'],
    [-1e-9, '0.0'],
    [0, '0.0'],
  ])('prints %d as %s: a change has its sign, what rounds to none has none', (change, text) => {
    expect(formatPoints(change)).toBe(text)
  })
})

describe('formatNumber(value, decimals)', () => {
  test.each([
    [-3.74009959441, 2, '−3.74'],
    [1234567.891, 1, '1,234,567.9'],
    [-999, 0, '−999'],
    [-0.001, 2, '0.00'],
    [0.5, 4, '0.5000'],
    [1e21, 2, '1e+21'],
    [Infinity, 1, 'Infinity'],
  ])('prints %d with %d decimals as %s', (value, decimals, text) => {
    expect(formatNumber(value, decimals)).toBe(text)
  })
})

test('formatCount(count) sets thousands apart', () => {
  expect([0, 999, 1000, 1_000_000, 2 ** 53 - 1].map(formatCount)).toEqual([
    '0',
    '999',
    '1,000',
    '1,000,000',
    '9,007,199,254,740,991',
  ])
})

describe('decimalsFor(error, exact)', () => {
  test.each([
    [0.05, 2],
    [0.012, 3],
    [0.029, 3],
    [0.03, 2],
    [0.4, 1],
    [1.4, 1],
    [23, 0],
    [500, 0],
    [1e-12, 6],
  ])('keeps one digit of %d, or two that begin with 1 or 2: %d decimals', (error, decimals) => {
    expect(decimalsFor(error, 9)).toBe(decimals)
  })

  test('takes the given decimals where there is no error', () => {
    expect(decimalsFor(0, 3)).toBe(3)
    expect(decimalsFor(NaN, 3)).toBe(3)
  })
})
