import type { VariateSource } from '../random/gammaColumn.ts'
import { startLanes, streamOf, type TextKey } from '../random/stream.ts'
import { normalAtEdge, theNormalZiggurat } from '../random/ziggurat.ts'
import type { Keep } from './chunk.ts'
import { theLoops } from './drawLoops.ts'
import { compiledKernels, roomFor } from './kernels/compiled.ts'
import { greatestSigma } from './kernels/kernels.ts'
import { script } from './kernels/script.ts'
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

/** @param compile finds kernels in WebAssembly; without them those in JavaScript do the same. */
export function drawSource(compile = compiledKernels): DrawSource {
  let bytes = 0
  const plain = columnsOf((column) => {
    bytes += roomFor(column)
    return column
  })
  const compiled = compile(bytes)
  const kernels = compiled ? compiled.kernels : script
  const { lanes, words, open, normals, x } = compiled ? columnsOf(compiled.keep) : plain
  const state = new Int32Array(4)

  function nextNormals(): void {
    kernels.words(words, lanes, 2 * drawBlock)
    const left = kernels.normals(normals, x, words, open, drawBlock)
    for (let k = 0; k < left; k++) {
      const i = open[k]!
      normals[i] = normalAtEdge(words[2 * i + 1]! & 255, normals[i]!, state)
    }
  }

  return {
    normals,
    words,
    state,
    nextNormals,
    start(seed, purpose, block) {
      startLanes(lanes, seed, purpose, block)
      state.set(streamOf(seed, purpose, block, 4))
    },
    next() {
      nextNormals()
      kernels.words(words, lanes, 2 * drawBlock)
    },
    makeLognormal(median, sigma) {
      if (sigma <= greatestSigma) return kernels.lognormals(normals, median, sigma, drawBlock)
      const { a, lognormalValues } = theLoops()
      a.set(normals)
      lognormalValues(median, sigma, drawBlock)
      normals.set(a)
    },
    release: compiled ? compiled.release : () => {},
  }
}

function columnsOf(keep: Keep) {
  return {
    lanes: keep(new Int32Array(16)),
    words: keep(new Int32Array(2 * drawBlock)),
    open: keep(new Int32Array(drawBlock)),
    normals: keep(new Float64Array(drawBlock)),
    x: keep(theNormalZiggurat().x),
  }
}
