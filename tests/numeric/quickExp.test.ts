import { describe, expect, test } from 'vitest'
import { exp } from '../../src/numeric/exp.ts'
import { quickExp } from '../../src/numeric/quickExp.ts'

describe('quickExp', () => {
  test('is exp within 2 ulp, which is within 1 of the truth', () => {
    let worst = 0
    for (let x = -707.9; x < 709; x += 0.003_712_9)
      worst = Math.max(worst, Math.abs(quickExp(x) / exp(x) - 1))
    expect(worst).toBeLessThan(4 * 2 ** -53)
  })

  test('rises, from step to step of its table too', () => {
    let last = quickExp(-1)
    for (let x = -1; x < 1; x += 1e-5) {
      const next = quickExp(x)
      expect(next).toBeGreaterThanOrEqual(last)
      last = next
    }
  })

  test.each([
    [0, 1],
    [-0, 1],
    [Infinity, Infinity],
    [-Infinity, 0],
    [710, Infinity],
    [-746, 0],
    [NaN, NaN],
  ])('of %d is %d', (x, expected) => {
    expect(quickExp(x)).toBe(expected)
  })
})
