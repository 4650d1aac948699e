import { describe, expect, test } from 'vitest'
import { regularizedGammaP } from '../../src/numeric/gamma.ts'
import { logGammaVariate } from '../../src/random/gamma.ts'
import { streamOf } from '../../src/random/stream.ts'
import { textKey } from '../../src/random/textKey.ts'
import { gammaTails, logGamma } from '../reference/referenceSpecialFunctions.ts'
import { critical, kolmogorovSmirnov } from '../statistical/kolmogorov.ts'
import { sfc32 } from './craftedState.ts'

function sampleOf(shape: number, n: number): Float64Array {
  const state = streamOf(textKey('gamma'), textKey(`${shape}`), 0)
  return Float64Array.from({ length: n }, () => logGammaVariate(state, shape))
}

/** P(ln X ≤ l): below e⁻⁴⁰ the first term of the series is all of it, and e^l may be no double. */
function cdfOfLog(shape: number): (l: number) => number {
  return (l) => {
    if (l < -40) return Math.exp(shape * l - logGamma(shape + 1))
    return shape < 100 ? gammaTails(shape, Math.exp(l)).below : regularizedGammaP(shape, Math.exp(l))
  }
}

describe('logGammaVariate', () => {
  // Each shape fails for a good sampler with probability 0.001.
  test.each([1e-3, 0.05, 0.5, 0.999, 1, 1.001, 3.7, 50, 1e4])(
    'has the gamma distribution of shape %d',
    (shape) => {
      expect(kolmogorovSmirnov(sampleOf(shape, 10_000), cdfOfLog(shape))).toBeLessThan(critical(0.001))
    },
  )

  test.each([1e8, 1e12])('has the mean and the variance of shape %d', (shape) => {
    const n = 10_000
    const z = sampleOf(shape, n).map((l) => (Math.exp(l - Math.log(shape)) - 1) * Math.sqrt(shape))
    const mean = z.reduce((sum, x) => sum + x, 0) / n
    const variance = z.reduce((sum, x) => sum + x * x, 0) / n
    // within 4 standard errors: false alarm 6e-5 each
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(n))
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / n))
  })

  test('is finite for shapes down to 1e-300, where no variate is a double', () => {
    for (const shape of [1e-10, 1e-100, 1e-300]) {
      const sample = sampleOf(shape, 2000)
      expect(sample.every((l) => Number.isFinite(l))).toBe(true)
      // shape · ln X is then minus an exponential variable, to the last digit
      const scaled = sample.map((l) => -l * shape)
      expect(kolmogorovSmirnov(scaled, (x) => -Math.expm1(-x))).toBeLessThan(critical(0.001))
    }
  })

  test('never meets the logarithm of 0', () => {
    // this state's first uniform variate is 0
    for (const shape of [0.5, 2.5])
      expect(Number.isFinite(logGammaVariate(sfc32([0, 0, -954_437_177, 0]), shape))).toBe(true)
  })

  test('takes all that it draws from the state, so that the same state gives the same variate', () => {
    const [a, b] = [sfc32([1, 2, 3, 4]), sfc32([1, 2, 3, 4])]
    expect(Array.from({ length: 50 }, () => logGammaVariate(a, 0.3))).toEqual(
      Array.from({ length: 50 }, () => logGammaVariate(b, 0.3)),
    )
  })
})
