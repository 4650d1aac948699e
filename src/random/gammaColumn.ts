import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import type { Sfc32 } from './sfc32.ts'

/** The longest column there may be. It belongs to what a seed means: so many variates are taken, used or not. */
export const gammaColumn = 1024
/** From this shape on a gamma variate is below the smallest double once in 10³⁰ times. */
export const plainShape = 0.1
/** The least shape that keeps the logarithm of a gamma variate finite. */
const leastShape = 1e-300

/** Where columns get their variates from. */
export interface VariateSource {
  /** `gammaColumn` standard normal variates; and for each two words of 32 random bits, as signed as they come. */
  readonly normals: Float64Array
  readonly words: Int32Array
  /** Fills both anew. */
  next(): void
  /** For what takes a varying number of words. */
  readonly state: Sfc32
}

/**
 * Marsaglia and Tsang's squeeze is 1 − 0.0331x⁴ for every d ≥ ⅔; with x = 3√d·y it is 1 − 0.0331·81·d²·y⁴ at d = ⅔.
 * Divided by d it is one for d above: where 1 − e^(d·g) is at most k·d for one d it is for every greater, since it is
 * concave in d and 0 at 0. So a great shape hardly ever needs logarithms.
 */
const squeeze = (0.0331 * 81 * 2) / 3

/**
 * Columns of gamma variates, tried once each.
 *
 * Made once, and the loops within the function that makes the columns: so a compiler takes these for constants, and the
 * loops run three times as fast as with columns for arguments.
 *
 * Source: G. Marsaglia and W. W. Tsang, A simple method for generating gamma variables, ACM TOMS 26 (2000).
 */
export type GammaColumns = ReturnType<typeof makeGammaColumns>

let made: GammaColumns | undefined

export function theGammaColumns(): GammaColumns {
  made ??= makeGammaColumns()
  return made
}

function makeGammaColumns() {
  const normals = new Float64Array(gammaColumn)
  const words = new Int32Array(2 * gammaColumn)
  const shares = new Float64Array(gammaColumn)
  /** The variates of the last shapes that were asked for, and what all since `clear` sum to. */
  const gammas = new Float64Array(gammaColumn)
  const sum = new Float64Array(gammaColumn)
  /** 1 where something has been left since. */
  const open = new Uint8Array(gammaColumn)

  function clear(): void {
    sum.fill(0)
    open.fill(0)
  }

  /**
   * Fills `gammas` with variates of the shapes scale·share, most of them: what takes more than one normal and one
   * uniform variate is left as −shape and marked. A shape of 0 gives 0.
   *
   * From the source come as many variates as the columns take, whatever becomes of them.
   *
   * @param given one share for each variate, or one for all.
   * @param scale above 0.
   * @param length at most `gammaColumn`.
   */
  function fill(given: number | Float64Array, scale: number, source: VariateSource, length: number): void {
    source.next()
    normals.set(source.normals)
    words.set(source.words)
    if (typeof given === 'number') shares.fill(given)
    else shares.set(given.subarray(0, length))
    let last = Number.NaN
    let d = 0
    let c = 0
    for (let i = 0; i < length; i++) {
      const shape = scale * shares[i]!
      if (shape !== last) {
        last = shape
        d = shape - 1 / 3
        c = 1 / Math.sqrt(9 * d)
      }
      const y = c * normals[i]!
      const v = 1 + y
      const square = y * y
      // the uniform variate is less than 2⁻²⁷ above its first word: below the squeeze for most, whatever the second says
      const first = (words[2 * i]! >>> 0) * 2.328_306_436_538_696_3e-10 // 2⁻³²
      const variate =
        shape >= 1 && v > 0 && first < 1 - 2 ** -27 - squeeze * d * square * square
          ? d * v * v * v
          : shares[i]! > 0
            ? closely(shape, normals[i]!, i)
            : 0
      gammas[i] = variate
      sum[i]! += variate
      if (variate < 0) open[i] = 1
    }
  }

  /** 27 bits of one word above 26 of the next, in [0, 1). */
  function uniform(i: number): number {
    return ((words[2 * i]! >>> 5) * 67_108_864 + (words[2 * i + 1]! >>> 6)) * 1.110_223_024_625_156_5e-16
  }

  /** Divides the first `gammas` by the sums. */
  function divide(length: number): void {
    for (let i = 0; i < length; i++) gammas[i]! /= sum[i]!
  }

  /** A variate of a small shape, or one that needs logarithms; −shape where it is rejected, or needs to stay in logs. */
  function closely(shape: number, x: number, i: number): number {
    if (shape < plainShape) return -Math.max(leastShape, shape)
    const d = (shape < 1 ? shape + 1 : shape) - 1 / 3
    const y = x / Math.sqrt(9 * d)
    const v = 1 + y
    if (v <= 0) return -shape
    const u = uniform(i)
    if (shape >= 1) return log(u) < d * (4.5 * y * y + 1 - v * v * v + 3 * log(v)) ? d * v * v * v : -shape
    // G(a) = G(a + 1)·U^(1/a); given that u is below the curve, its share of that is another uniform variate
    const below = exp(d * (4.5 * y * y + 1 - v * v * v + 3 * log(v)))
    return u > 0 && u < below ? d * v * v * v * exp(log(u / below) / shape) : -shape
  }

  return { gammas, sum, open, clear, fill, divide }
}
