import { expect, test } from 'vitest'
import { percent } from '../../src/checking/percent.ts'

test('shares are written in percent, with two digits', () => {
  expect([1, 0.756, 0.05, 0.000534, 1e-6, 9e-7, 0].map(percent)).toEqual([
    ...['100%', '76%', '5%', '0.053%', '0.0001%', 'less than 0.0001%', 'less than 0.0001%'],
  ])
})
