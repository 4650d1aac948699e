import type { Place } from '../kernels/column.ts'
import type { Kernels } from '../kernels/kernels.ts'
import { quickExp, roots } from '../numeric/quickExp.ts'
import type { Sfc32 } from '../random/sfc32.ts'
import { type Lanes, startLanes, streamOf, type TextKey } from '../random/stream.ts'
import { normalAtEdge, sharedNormalZiggurat } from '../random/ziggurat.ts'

/** Up to here a variate times it, at most 14 times it, stays in the range of `Kernels.lognormals`. */
const greatestSigma = 50

/** What columns of standard normal variates are filled from. */
export interface Normals {
  readonly lanes: Lanes
  /** For what takes a varying number of words. */
  readonly state: Sfc32
  /** Of the ziggurat, and of the exponential function. */
  readonly x: Float64Array
  readonly roots: Float64Array
}

export function normalsOf(place: Place): Normals {
  return {
    lanes: place(new Int32Array(16)),
    state: new Int32Array(4),
    x: place(sharedNormalZiggurat().x),
    roots: place(roots),
  }
}

/** Begins with the streams of a purpose in one block. */
export function startNormals(
  { lanes, state }: Normals,
  seed: TextKey,
  purpose: TextKey,
  block: number,
): void {
  startLanes(lanes, seed, purpose, block)
  streamOf(seed, purpose, block, 4, state)
}

/**
 * Fills a column with standard normal variates.
 *
 * @param words scratch buffer, two words for each variate.
 * @param open scratch buffer, one entry for each variate.
 * @param length a multiple of four.
 */
export function fillNormals(
  kernels: Pick<Kernels, 'words' | 'normals'>,
  { lanes, state, x }: Normals,
  out: Float64Array,
  words: Int32Array,
  open: Int32Array,
  length: number,
): void {
  kernels.words(words, lanes, 2 * length)
  const left = kernels.normals(out, x, words, open, length)
  for (let k = 0; k < left; k++) {
    const i = open[k]!
    out[i] = normalAtEdge(words[2 * i + 1]! & 255, out[i]!, state)
  }
}

/** Makes standard normal variates lognormal, in their place. */
export function makeLognormal(
  kernels: Pick<Kernels, 'lognormals'>,
  { roots }: Normals,
  values: Float64Array,
  median: number,
  sigma: number,
  length: number,
): void {
  if (sigma <= greatestSigma) kernels.lognormals(values, roots, median, sigma, length)
  else for (let i = 0; i < length; i++) values[i] = median * quickExp(sigma * values[i]!)
}
