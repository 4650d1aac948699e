import { compiledDrawKernels } from '#kernels'
import { bytesFor, type Keep } from '../kernels/column.ts'
import { drawScript } from '../kernels/drawScript.ts'
import type { Compile } from '../kernels/housed.ts'
import type { DrawKernels, Kernels } from '../kernels/kernels.ts'
import { script } from '../kernels/script.ts'
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
  /** For columns of the source; a multiple of two at a time. */
  readonly kernels: Pick<DrawKernels, 'inRange' | 'add' | 'remainders' | 'divide'>
  /**
   * Replaces up to a block of values by their exponentials, quicker than `exp`; false, and nothing done, where it cannot.
   */
  exp(values: Float64Array, length: number): boolean
  /** Gives back what it was worked out in: nothing may be asked of it afterwards. */
  release(): void
}

/**
 * @param count how many columns `column` is to give.
 * @param compile finds kernels in WebAssembly; without them those in JavaScript do the same.
 */
export function drawSource(
  count: number,
  compile: Compile<Kernels & DrawKernels> = compiledDrawKernels,
): DrawSource {
  let bytes = count * bytesFor(new Float64Array(drawBlock))
  columnsOf((column) => {
    bytes += bytesFor(column)
    return column
  })
  const compiled = compile(bytes)
  const kernels = compiled?.kernels ?? { ...script, ...drawScript }
  const keep: Keep = compiled ? compiled.keep : (column) => column
  const { from, words, open, normals, sum, share } = columnsOf(keep)
  const nextNormals = () => fillNormals(kernels, from, normals, words, open, drawBlock)
  return {
    kernels,
    normals,
    words,
    open,
    sum,
    share,
    state: from.state,
    column: () => keep(new Float64Array(drawBlock)),
    nextNormals,
    start: (seed, purpose, block) => startNormals(from, seed, purpose, block),
    next() {
      nextNormals()
      kernels.words(words, from.lanes, 2 * drawBlock)
    },
    gammas: (out, shares, scale, squeeze, length) =>
      kernels.gammas(out, shares, scale, squeeze, normals, words, sum, open, even(length)),
    exp(values, length) {
      if (!compiled) return false
      normals.set(values)
      const done = compiled.kernels.exp(sum, normals, even(length))
      if (done) values.set(sum.subarray(0, length))
      return done
    },
    divide: (values, length) => kernels.divide(values, sum, even(length)),
    makeLognormal: (median, sigma) => makeLognormal(kernels, from, normals, median, sigma, drawBlock),
    release: () => compiled?.release(),
  }
}

const even = (length: number) => (length + 1) & ~1

function columnsOf(keep: Keep) {
  return {
    from: normalsOf(keep),
    words: keep(new Int32Array(2 * drawBlock)),
    open: keep(new Int32Array(drawBlock)),
    normals: keep(new Float64Array(drawBlock)),
    sum: keep(new Float64Array(drawBlock)),
    share: keep(new Float64Array(drawBlock)),
  }
}
