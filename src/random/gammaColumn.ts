import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import { type Sfc32, uniformInto } from './sfc32.ts'
import { normalInto } from './ziggurat.ts'

/** The longest column there may be. It belongs to what a seed means: so many variates are taken, used or not. */
export const gammaColumn = 1024
/** From this shape on a gamma variate is below the smallest double once in 10³⁰ times. */
export const plainShape = 0.1
/** The least shape that keeps the logarithm of a gamma variate finite. */
const leastShape = 1e-300

/** Loop and columns in one function that runs once, on first use: so a compiler takes the columns for constants. */
function makeTry() {
  const normals = new Float64Array(gammaColumn)
  const uniforms = new Float64Array(gammaColumn)

  function tryAll(
    out: Float64Array,
    shares: number | Float64Array,
    scale: number,
    open: Uint8Array,
    state: Sfc32,
    length: number,
  ): void {
    normalInto(normals, state)
    uniformInto(uniforms, state)
    let last = Number.NaN
    let d = 0
    let c = 0
    for (let i = 0; i < length; i++) {
      const share = typeof shares === 'number' ? shares : shares[i]!
      const shape = scale * share
      if (shape !== last) {
        last = shape
        d = shape - 1 / 3
        c = 1 / Math.sqrt(9 * d)
      }
      const y = c * normals[i]!
      const v = 1 + y
      const square = y * y
      if (shape >= 1 && v > 0 && uniforms[i]! < 1 - squeeze * d * square * square) out[i] = d * v * v * v
      else {
        const variate = share > 0 ? closely(shape, normals[i]!, uniforms[i]!) : 0
        out[i] = variate
        if (variate < 0) open[i] = 1
      }
    }
  }

  /** A variate of a small shape, or one that needs logarithms; −shape where it is rejected, or needs to stay in logs. */
  function closely(shape: number, x: number, u: number): number {
    if (shape < plainShape) return -Math.max(leastShape, shape)
    const d = (shape < 1 ? shape + 1 : shape) - 1 / 3
    const y = x / Math.sqrt(9 * d)
    const v = 1 + y
    if (v <= 0) return -shape
    if (shape >= 1) return log(u) < d * (4.5 * y * y + 1 - v * v * v + 3 * log(v)) ? d * v * v * v : -shape
    // G(a) = G(a + 1)·U^(1/a); given that u is below the squeeze, its share of that is another uniform variate
    const below = 1 - squeeze * d * y * y * y * y
    return u > 0 && u < below ? d * v * v * v * exp(log(u / below) / shape) : -shape
  }

  return tryAll
}

/**
 * Marsaglia and Tsang's squeeze is 1 − 0.0331x⁴ for every d ≥ ⅔; with x = 3√d·y it is 1 − 0.0331·81·d²·y⁴ at d = ⅔.
 * Divided by d it is one for d above: where 1 − e^(d·g) is at most k·d for one d it is for every greater, since it is
 * concave in d and 0 at 0. So a great shape hardly ever needs logarithms.
 */
const squeeze = (0.0331 * 81 * 2) / 3

let tryAll: ReturnType<typeof makeTry> | undefined

/**
 * Fills a column with gamma variates of the shapes scale·shares, most of them: what takes more than one normal and one
 * uniform variate is left as −shape and marked. A shape of 0 gives 0.
 *
 * From the stream come as many variates as the longest column takes, whatever becomes of them.
 *
 * @param shares one for each variate, or one for all.
 * @param scale above 0.
 * @param open set to 1 where something is left.
 * @param length at most `gammaColumn`.
 *
 * Source: G. Marsaglia and W. W. Tsang, A simple method for generating gamma variables, ACM TOMS 26 (2000).
 */
export function tryGammas(
  out: Float64Array,
  shares: number | Float64Array,
  scale: number,
  open: Uint8Array,
  state: Sfc32,
  length: number,
): void {
  tryAll ??= makeTry()
  tryAll(out, shares, scale, open, state, length)
}
