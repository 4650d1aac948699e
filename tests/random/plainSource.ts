import { script } from '../../src/kernels/script.ts'
import { gammaColumn, type VariateSource } from '../../src/random/gammaColumn.ts'
import { nextWord, type Sfc32 } from '../../src/random/sfc32.ts'
import { normalInto } from './normalColumn.ts'

/** Columns from one generator, filled one after the other. */
export function plainSource(state: Sfc32): VariateSource {
  const normals = new Float64Array(gammaColumn)
  const words = new Int32Array(2 * gammaColumn)
  const open = new Int32Array(gammaColumn)
  const sum = new Float64Array(gammaColumn)
  return {
    normals,
    words,
    open,
    sum,
    share: new Float64Array(gammaColumn),
    state,
    next() {
      normalInto(normals, state)
      for (let i = 0; i < words.length; i++) words[i] = nextWord(state)
    },
    gammas: (out, shares, scale, squeeze, length) =>
      script.gammas(out, shares, scale, squeeze, normals, words, sum, open, length),
  }
}
