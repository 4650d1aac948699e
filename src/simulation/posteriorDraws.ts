import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import type { Model } from '../scenario/model.ts'
import type { Cells } from './cells.ts'

/** Adds P_d by cell to `out`, from `first` on, and gives ln W_d. */
export type PosteriorDraw = (
  out: Float64Array,
  first: number,
  prior: Float64Array,
  rows: Float64Array,
) => number

/**
 * P_d and W_d of draw after draw, from its leaf priors and its sums of rows by class.
 *
 * A draw that the evidence rules out has W_d = 0 and no P_d: its row stays 0.
 *
 * @param appended rows by leaf that conditions have appended.
 */
export function posteriorDraws(
  model: Model,
  { ofLeaf: cellOfLeaf }: Pick<Cells, 'ofLeaf'>,
  appended: Float64Array | undefined,
): PosteriorDraw {
  const { ofLeaf } = model.classes
  const leaves = ofLeaf.length
  // factors are divided by the largest, so that they stay in range; most often all draws have the same
  const factor = new Float64Array(leaves)
  let knownRows: Float64Array | undefined
  let knownLargest = Number.NaN
  const sumOf = (rows: Float64Array, leaf: number) => rows[ofLeaf[leaf]!]! + (appended ? appended[leaf]! : 0)
  return (out, first, prior, rows) => {
    let largest = Number.NEGATIVE_INFINITY
    for (let leaf = 0; leaf < leaves; leaf++)
      if (prior[leaf]! > 0) largest = Math.max(largest, sumOf(rows, leaf))
    if (largest === Number.NEGATIVE_INFINITY) return largest
    if (rows !== knownRows || largest !== knownLargest) {
      // neighbours are mostly of one class
      let last = Number.NaN
      for (let leaf = 0; leaf < leaves; leaf++) {
        const sum = sumOf(rows, leaf)
        factor[leaf] = sum === last ? factor[leaf - 1]! : exp(sum - largest)
        last = sum
      }
      knownRows = rows
      knownLargest = largest
    }
    let total = 0
    let end = first
    for (let leaf = 0; leaf < leaves; leaf++) {
      const weight = prior[leaf] === 0 ? 0 : prior[leaf]! * factor[leaf]!
      const cell = first + cellOfLeaf[leaf]!
      out[cell]! += weight
      total += weight
      end = Math.max(end, cell)
    }
    for (let cell = first; cell <= end; cell++) out[cell]! /= total
    return largest + log(total)
  }
}
