import { classesOf } from '../scenario/classes.ts'
import type { Model } from '../scenario/model.ts'

/** Leaves that a run's result cannot tell apart: same class, outcome and impact settings. */
export interface Cells {
  readonly count: number
  readonly ofLeaf: Int32Array
  readonly outcome: Int32Array
  /** Timing by cell, −1 for none. */
  readonly timing: Int32Array
  /** For each impact its setting by cell. */
  readonly settings: readonly Int32Array[]
}

export function cellsOf(model: Model): Cells {
  const labels = [
    model.classes.ofLeaf,
    model.tree.outcomeOfLeaf,
    ...model.impacts.map(({ ofLeaf }) => ofLeaf),
  ]
  const { count, ofLeaf, firstLeaf } = classesOf(model.tree.leafNode.length, labels)
  const pick = (column: Int32Array) => firstLeaf.map((leaf) => column[leaf]!)
  return {
    count,
    ofLeaf,
    outcome: pick(model.tree.outcomeOfLeaf),
    timing: pick(model.timings.ofLeaf),
    settings: model.impacts.map((impact) => pick(impact.ofLeaf)),
  }
}
