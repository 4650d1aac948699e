import { classesOf } from '../scenario/classes.ts'
import type { Model } from '../scenario/model.ts'

/** Leaves that a run's result cannot tell apart: same outcome, timing and impact settings. */
export interface Cells {
  readonly count: number
  readonly ofLeaf: Int32Array
  readonly outcome: Int32Array
  /** Timing by cell, −1 for none. */
  readonly timing: Int32Array
  /** For each impact its setting by cell. */
  readonly settings: readonly Int32Array[]
}

/**
 * Groups the leaves into cells, in order of outcome, then timing, then the impacts as declared.
 *
 * A run takes the cell that its variate falls on. In this order another signal, or another impact declared
 * last, moves no run to another outcome, day or impact: it only cuts the cells finer.
 */
export function cellsOf(model: Model): Cells {
  const labels = [
    model.tree.outcomeOfLeaf,
    model.timings.ofLeaf,
    ...model.impacts.map(({ ofLeaf }) => ofLeaf),
  ]
  const { count, ofLeaf, firstLeaf } = classesOf(model.tree.leafNode.length, labels)
  const order = Int32Array.from(firstLeaf, (_, cell) => cell).sort((a, b) => {
    for (const column of labels) {
      const difference = column[firstLeaf[a]!]! - column[firstLeaf[b]!]!
      if (difference !== 0) return difference
    }
    return 0
  })
  const rank = new Int32Array(count)
  order.forEach((cell, position) => {
    rank[cell] = position
  })
  const pick = (column: Int32Array) => order.map((cell) => column[firstLeaf[cell]!]!)
  return {
    count,
    ofLeaf: ofLeaf.map((cell) => rank[cell]!),
    outcome: pick(model.tree.outcomeOfLeaf),
    timing: pick(model.timings.ofLeaf),
    settings: model.impacts.map((impact) => pick(impact.ofLeaf)),
  }
}
