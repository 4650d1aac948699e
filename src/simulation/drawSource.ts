import type { VariateSource } from '../random/gammaColumn.ts'
import type { TextKey } from '../random/stream.ts'
import type { Keep } from './chunk.ts'
import { type Compile, housed } from './kernels/housed.ts'
import { fillNormals, makeLognormal, normalsOf, startNormals } from './normals.ts'
import { drawBlock } from './purposes.ts'

/** Random columns for blocks of draws, from the kernels that runs are played with. */
export interface DrawSource extends VariateSource {
  /** Begins with the streams of a purpose in one block: four lanes, and one for what takes a varying number of words. */
  start(seed: TextKey, purpose: TextKey, block: number): void
  /** Fills `normals` alone. */
  nextNormals(): void
  /** Makes them lognormal, in their place. */
  makeLognormal(median: number, sigma: number): void
  /** Gives back what it was worked out in: nothing may be asked of it afterwards. */
  release(): void
}

/** @param compile as `housed` has it. */
export function drawSource(compile?: Compile): DrawSource {
  const { kernels, columns, release } = housed(columnsOf, compile)
  const { from, words, open, normals } = columns
  const nextNormals = () => fillNormals(kernels, from, normals, words, open, drawBlock)
  return {
    normals,
    words,
    state: from.state,
    nextNormals,
    start: (seed, purpose, block) => startNormals(from, seed, purpose, block),
    next() {
      nextNormals()
      kernels.words(words, from.lanes, 2 * drawBlock)
    },
    makeLognormal: (median, sigma) => makeLognormal(kernels, from, normals, median, sigma, drawBlock),
    release,
  }
}

function columnsOf(keep: Keep) {
  return {
    from: normalsOf(keep),
    words: keep(new Int32Array(2 * drawBlock)),
    open: keep(new Int32Array(drawBlock)),
    normals: keep(new Float64Array(drawBlock)),
  }
}
