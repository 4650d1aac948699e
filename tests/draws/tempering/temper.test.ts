import { describe, expect, test } from 'vitest'
import { systematicResampling } from '../../../src/draws/tempering/resampling.ts'
import { found, quality, rates, uniformShares } from './targets.ts'

describe('temper', () => {
  // 40 fixed seeds: the rms error is known to 11%, so a right method leaves its bounds once in 300 times, and covers
  // fewer than 34 of 40 once in 70
  for (const [name, model] of [
    ['four shares with five looks each', uniformShares(4, 5)],
    ['four shares with twenty looks each', uniformShares(4, 20)],
    ['eight shares with ten looks each', uniformShares(8, 10)],
  ] as const)
    test(`finds the mean of ${name}, with an error that holds`, { timeout: 120_000 }, () => {
      const { coverage, ofPlain, stated, cutShort } = quality(model, 40)
      expect(coverage).toBeGreaterThanOrEqual(0.85)
      expect(ofPlain).toBeLessThan(1.2)
      expect(stated).toBeGreaterThan(0.67)
      expect(stated).toBeLessThan(1.5)
      expect(cutShort).toBe(0)
    })

  test('finds a posterior of ten rates under two leaves, by quadrature', { timeout: 120_000 }, () => {
    const model = rates(10, 1.25)
    for (const seed of ['a', 'b', 'c']) {
      const { estimate, error } = found(model, seed)
      // three of three within 4 errors: a right method fails once in 5,000 times
      expect(Math.abs(estimate - model.truth)).toBeLessThan(4 * error)
      expect(error).toBeLessThan(0.02)
    }
  })

  test('gives the same draws for the same seed, and others for another', () => {
    const model = uniformShares(4, 5)
    expect(found(model, 'a', 200)).toEqual(found(model, 'a', 200))
    expect(found(model, 'b', 200)).not.toEqual(found(model, 'a', 200))
  })
})

describe('systematicResampling', () => {
  test('takes each draw as often as its weight says, to within one, in order', () => {
    const ancestors = new Int32Array(10)
    systematicResampling(ancestors, Float64Array.of(0, 0.25, 0.5, 0, 0.25, 0), 0.3)
    expect([...ancestors]).toEqual([1, 1, 1, 2, 2, 2, 2, 2, 4, 4])
  })
})
