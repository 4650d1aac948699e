import { describe, expect, test } from 'vitest'
import { regularizedGammaP } from '../../src/numeric/gamma.ts'
import { gammaVariate } from '../../src/random/gamma.ts'
import { gammaColumn, gammasInto, type VariateSource } from '../../src/random/gammaColumn.ts'
import { streamOf } from '../../src/random/stream.ts'
import { textKey } from '../../src/random/textKey.ts'
import { gammaTails, logGamma } from '../reference/referenceSpecialFunctions.ts'
import { critical, kolmogorovSmirnov } from '../statistical/kolmogorov.ts'
import { sfc32 } from './craftedState.ts'
import { plainSource } from './plainSource.ts'

const shapes = (shape: number) => new Float64Array(gammaColumn).fill(shape)

/** A column of variates of these shapes, and where something is left. */
function filled(given: number | Float64Array, source: VariateSource, length = gammaColumn, scale = 1) {
  const gammas = new Float64Array(gammaColumn)
  const left = new Uint8Array(gammaColumn)
  gammasInto(gammas, given, scale, source, left, length)
  return { gammas, left }
}

/** Columns of variates of one shape; what they leave open is drawn one by one, and counted. */
function sampleOf(shape: number, columns: number): { sample: number[]; left: number } {
  const state = streamOf(textKey('column'), textKey(`${shape}`), 0)
  const source = plainSource(state)
  const sample: number[] = []
  let left = 0
  for (let c = 0; c < columns; c++) {
    const given = c % 2 === 0 ? shape / 8 : shapes(shape / 8)
    const { gammas, left: open } = filled(given, source, gammaColumn, 8)
    gammas.forEach((value, i) => {
      if (value < 0 !== (open[i] === 1) || (value < 0 && -value !== shape))
        throw new Error(`${value} at ${i}`)
      left += open[i]!
      sample.push(value < 0 ? gammaVariate(state, shape) : value)
    })
  }
  return { sample, left: left / sample.length }
}

describe('gammasInto', () => {
  // Each shape fails for a good sampler with probability 0.001.
  test.each([0.1, 0.5, 0.999, 1, 1.001, 1.5, 3.7, 50, 1e4])(
    'has the gamma distribution of shape %d',
    (shape) => {
      const cdf = (x: number) => (shape < 100 ? gammaTails(shape, x).below : regularizedGammaP(shape, x))
      expect(kolmogorovSmirnov(sampleOf(shape, 10).sample, cdf)).toBeLessThan(critical(0.001))
    },
  )

  // 400,000 variates: a squeeze taken for the curve moves the mean of shape 0.5 by a hundredth of it, nine errors.
  test.each([0.1, 0.5, 0.9, 1, 2.5])('has the mean of shape %d, and that of its logarithm', (shape) => {
    const { sample } = sampleOf(shape, 400)
    const expectMean = (values: readonly number[], expected: number, variance: number) => {
      const mean = values.reduce((sum, x) => sum + x, 0) / values.length
      // within 4 standard errors: false alarm 6e-5 each
      expect(Math.abs(mean - expected)).toBeLessThan(4 * Math.sqrt(variance / values.length))
    }
    expectMean(sample, shape, shape)
    // ψ(shape) and ψ′(shape), as differences of ln Γ
    const h = 1e-3 * Math.min(1, shape)
    const [low, middle, high] = [-h, 0, h].map((step) => logGamma(shape + step)) as [number, number, number]
    expectMean(sample.map(Math.log), (high - low) / (2 * h), (high - 2 * middle + low) / (h * h))
  })

  test.each([1e8, 1e12, 1e15])('has the mean and the variance of shape %d', (shape) => {
    const z = sampleOf(shape, 10).sample.map((x) => (x / shape - 1) * Math.sqrt(shape))
    const n = z.length
    const mean = z.reduce((sum, x) => sum + x, 0) / n
    const variance = z.reduce((sum, x) => sum + x * x, 0) / n
    // within 4 standard errors: false alarm 6e-5 each
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(n))
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / n))
  })

  test('leaves few open: those that are rejected', () => {
    // Marsaglia and Tsang, table in §3 of their paper, from memory: 95% are kept at shape 1, 98% at 2, 99.6% at 10
    for (const [shape, most] of [
      [1, 0.06],
      [2, 0.03],
      [10, 0.006],
      [1e6, 1e-3],
    ] as const)
      expect(sampleOf(shape, 10).left).toBeLessThan(most)
  })

  test('keeps nothing for certain that the full test would reject: the squeeze lies below the curve', () => {
    for (const d of [2 / 3, 0.7, 1, 2, 10, 1e3, 1e6])
      for (let k = 1; k < 4000; k++) {
        const y = -1 + k / 1000
        const curve = d * (4.5 * y * y + 1 - (1 + y) ** 3 + 3 * Math.log(1 + y))
        const below = 1 - 1.7874 * d * y ** 4
        // the exponent is a difference of terms as large as d·y²: it is known to so many times 1e-15
        expect(below).toBeLessThanOrEqual(Math.exp(curve) + 1e-14 * d * y * y + 1e-15)
      }
  })

  test('leaves shapes below 0.1 for logarithms, down to 1e-300 and not beyond, and 0 as it is', () => {
    const source = plainSource(sfc32([1, 2, 3, 4]))
    const { gammas, left } = filled(Float64Array.of(0, 0.05, 1e-200, 5e-324, 0), source, 5)
    expect([...gammas.subarray(0, 5)]).toEqual([0, -0.05, -1e-200, -1e-300, 0])
    expect([...left.subarray(0, 5)]).toEqual([0, 1, 1, 1, 0])
  })

  test('sums what it has filled', () => {
    const source = plainSource(streamOf(textKey('1'), textKey('sums'), 0))
    const [a, b] = [3, 5].map((shape) => filled(shapes(shape), source).gammas) as [Float64Array, Float64Array]
    expect(source.sum).toEqual(a.map((g, i) => g + b[i]!))
  })

  test('takes as much from the stream whatever the shapes and the length', () => {
    const states = [1e-5, 0.5, 3, 1e9].flatMap((shape) =>
      [1, 100, gammaColumn].map((length) => {
        const state = sfc32([1, 2, 3, 4])
        filled(shapes(shape), plainSource(state), length)
        return state
      }),
    )
    for (const state of states) expect(state).toEqual(states[0])
  })

  test('never meets the logarithm of 0', () => {
    // states whose first uniform variate is 0, or 1 − 2⁻⁵³: 9 · 954437177 = 2·2³² + 1
    for (const words of [
      [0, 0, -954_437_177, 0],
      [-1, 0, Math.imul(-2, 954_437_177), 0],
    ])
      for (const shape of [0.1, 0.5, 1, 2.5, 1e6]) {
        const { gammas } = filled(shapes(shape), plainSource(sfc32(words)))
        expect(gammas.every((x) => x === -shape || (x > 0 && x < Infinity))).toBe(true)
      }
  })
})
