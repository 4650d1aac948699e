import { expect, test } from 'vitest'
import { distributionOf } from '../../src/distribution/distributionOf.ts'
import { intervalSpec, parseInterval } from '../../src/distribution/interval.ts'

test('an interval is two decimal numbers with "to" between them', () => {
  expect(parseInterval('5 to 20')).toEqual({ low: 5, high: 20 })
  expect(parseInterval('-3 to 4.5')).toEqual({ low: -3, high: 4.5 })
  expect(parseInterval('1e3 to 2e3')).toEqual({ low: 1000, high: 2000 })
  expect(parseInterval('  +.5\tto  5.E-1 ')).toEqual({ low: 0.5, high: 0.5 })
  expect(parseInterval('9 to 3')).toEqual({ low: 9, high: 3 })
})

test('anything else is not', () => {
  for (const text of [
    ...[
      '',
      '5',
      'to',
      '5 to',
      'to 5',
      '5to20',
      '5 - 20',
      '5 to 20 days',
      '5 to 20 to 30',
      '0x5 to 9',
      '5,0 to 9',
    ],
    ...[
      '1_000 to 2',
      'Infinity to 5',
      'NaN to 5',
      '1e400 to 2',
      '5 TO 9',
      '. to 5',
      'e5 to 9',
      '５ to 9',
      '5 to 9\u0000',
    ],
    ...[`${'1'.repeat(300)} to 2`, `5 to${' '.repeat(300)}9`],
  ])
    expect(parseInterval(text), text).toBeUndefined()
})

test('a positive interval is a lognormal, any other a normal; 5% lie on each side', () => {
  for (const [low, high, kind] of [
    [5, 20, 'lognormal'],
    [1e-300, 1e290, 'lognormal'],
    [5e-324, 1, 'lognormal'],
    [1e289, 1e290, 'lognormal'],
    [0, 1, 'normal'],
    [-3, 4.5, 'normal'],
    [-1e290, 1e290, 'normal'],
  ] as const) {
    const spec = intervalSpec({ low, high })
    expect(Object.keys(spec)).toEqual([kind])
    const distribution = distributionOf(spec)
    expect(distribution.cdf(low)).toBeCloseTo(0.05, 13)
    expect(distribution.survival(high)).toBeCloseTo(0.05, 13)
    expect(distribution.cdf(distribution.quantile(0.5))).toBe(0.5)
  }
})
