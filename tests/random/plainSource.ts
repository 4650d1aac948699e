import { gammaColumn, type VariateSource } from '../../src/random/gammaColumn.ts'
import { type Sfc32, wordsInto } from '../../src/random/sfc32.ts'
import { normalInto } from './normalColumn.ts'

/** Columns from one generator, filled one after the other. */
export function plainSource(state: Sfc32): VariateSource {
  const normals = new Float64Array(gammaColumn)
  const words = new Int32Array(2 * gammaColumn)
  return {
    normals,
    words,
    state,
    next() {
      normalInto(normals, state)
      wordsInto(words, state)
    },
  }
}
