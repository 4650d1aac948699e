import { type Compile, kernelColumns } from '../kernels/kernelColumns.ts'
import type { Kernels } from '../kernels/kernels.ts'
import type { VariateSource } from '../random/gammaColumn.ts'
import type { TextKey } from '../random/stream.ts'
import { fillNormals, makeLognormal, normalsOf, startNormals } from './normals.ts'
import { drawBlock } from './purposes.ts'

/** Random columns for blocks of draws, from the kernels that runs are played with. */
export interface DrawSource extends VariateSource {
  /** A column for a block, where kernels reach it: as many as the source was made for. */
  column(): Float64Array
  /** Begins with the streams of a purpose in one block: four lanes, and one for what takes a varying number of words. */
  start(seed: TextKey, purpose: TextKey, block: number): void
  /** Fills `normals` alone. */
  nextNormals(): void
  /** Makes them lognormal, in their place. */
  makeLognormal(median: number, sigma: number): void
  /** For columns of the source. */
  readonly kernels: Pick<Kernels, 'inRange' | 'add' | 'remainders' | 'divide'>
  /** Lets the next simulation have the kernels' memory: the source must not be used afterwards. */
  release(): void
}

/**
 * @param count how many columns `column` is to give.
 * @param compile finds kernels in WebAssembly; without them those in JavaScript do the same.
 */
export function drawSource(count: number, compile?: Compile): DrawSource {
  const { kernels, columns, release } = kernelColumns(
    (place) => ({
      from: normalsOf(place),
      words: place(new Int32Array(2 * drawBlock)),
      open: place(new Int32Array(drawBlock)),
      normals: place(new Float64Array(drawBlock)),
      sum: place(new Float64Array(drawBlock)),
      share: place(new Float64Array(drawBlock)),
      free: Array.from({ length: count }, () => place(new Float64Array(drawBlock))),
    }),
    compile,
  )
  const { from, words, open, normals, sum, share, free } = columns
  const nextNormals = () => fillNormals(kernels, from, normals, words, open, drawBlock)
  return {
    ...{ kernels, normals, words, open, sum, share, nextNormals, release },
    state: from.state,
    column: () => free.pop() ?? new Float64Array(drawBlock),
    start: (seed, purpose, block) => startNormals(from, seed, purpose, block),
    next() {
      nextNormals()
      kernels.words(words, from.lanes, 2 * drawBlock)
    },
    gammas: (out, shares, scale, squeeze, length) =>
      // two at a time
      kernels.gammas(out, shares, scale, squeeze, normals, words, sum, open, (length + 1) & ~1),
    makeLognormal: (median, sigma) => makeLognormal(kernels, from, normals, median, sigma, drawBlock),
  }
}
