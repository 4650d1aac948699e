import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import { type Sfc32, unitOf } from './sfc32.ts'

/** The longest column there may be. It belongs to what a seed means: so many variates are taken, used or not. */
export const gammaColumn = 1024
/** From this shape on a gamma variate is below the smallest double once in 10³⁰ times. */
export const plainShape = 0.1
/** The least shape that keeps the logarithm of a gamma variate finite. */
const leastShape = 1e-300

/** Where columns get their variates from, and what works on them. */
export interface VariateSource {
  /** `gammaColumn` standard normal variates; and for each two words of 32 random bits, as signed as they come. */
  readonly normals: Float64Array
  readonly words: Int32Array
  /** Which variates `gammas` leaves open, one after the other. */
  readonly open: Int32Array
  /** What the variates of every row sum to. */
  readonly sum: Float64Array
  /** Where a share that is one for all is put. */
  readonly share: Float64Array
  /** Fills `normals` and `words` anew. */
  next(): void
  /** For what takes a varying number of words. */
  readonly state: Sfc32
  /**
   * Gamma variates of the shapes scale·share, those that the squeeze accepts, added to `sum`; 0 for the others.
   *
   * @returns how many are open.
   */
  gammas(out: Float64Array, shares: Float64Array, scale: number, squeeze: number, length: number): number
}

/**
 * Marsaglia and Tsang's squeeze is 1 − 0.0331x⁴ for every d ≥ ⅔; with x = 3√d·y it is 1 − 0.0331·81·d²·y⁴ at d = ⅔.
 * Divided by d it is one for d above: where 1 − e^(d·g) is at most k·d for one d it is for every greater, since it is
 * concave in d and 0 at 0. So a great shape hardly ever needs logarithms.
 */
const squeeze = (0.0331 * 81 * 2) / 3

/**
 * Fills a column with gamma variates of the shapes scale·share, most of them, tried once each: what takes more than one
 * normal and one uniform variate is left as −shape and marked. A share of 0 gives 0.
 *
 * From the source come as many variates as the columns take, whatever becomes of them.
 *
 * @param out from the source, as are columns of shares; its `sum` is added to.
 * @param given one share for each variate, or one for all.
 * @param scale above 0.
 * @param left 1 where something has been left.
 * @param length at most `gammaColumn`.
 *
 * Source: G. Marsaglia and W. W. Tsang, A simple method for generating gamma variables, ACM TOMS 26 (2000).
 */
export function gammasInto(
  out: Float64Array,
  given: number | Float64Array,
  scale: number,
  source: VariateSource,
  left: Uint8Array,
  length: number,
): void {
  source.next()
  const { normals, words, open, sum } = source
  const shares = typeof given === 'number' ? source.share.fill(given) : given
  const count = source.gammas(out, shares, scale, squeeze, length)
  for (let k = 0; k < count; k++) {
    const i = open[k]!
    if (!(shares[i]! > 0)) continue
    const variate = closely(scale * shares[i]!, normals[i]!, words[2 * i]!, words[2 * i + 1]!)
    out[i] = variate
    sum[i]! += variate
    if (variate < 0) left[i] = 1
  }
}

/** A variate of a small shape, or one that needs logarithms; −shape where it is rejected, or needs to stay in logs. */
function closely(shape: number, x: number, high: number, low: number): number {
  if (shape < plainShape) return -Math.max(leastShape, shape)
  const d = (shape < 1 ? shape + 1 : shape) - 1 / 3
  const y = x / Math.sqrt(9 * d)
  const v = 1 + y
  if (v <= 0) return -shape
  const u = unitOf(high, low)
  const height = d * (4.5 * y * y + 1 - v * v * v + 3 * log(v))
  if (shape >= 1) return log(u) < height ? d * v * v * v : -shape
  // G(a) = G(a + 1)·U^(1/a); given that u is below the curve, its share of that is another uniform variate
  const curve = exp(height)
  return u > 0 && u < curve ? d * v * v * v * exp(log(u / curve) / shape) : -shape
}
