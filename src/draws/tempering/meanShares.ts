import type { Model } from '../../scenario/model.ts'

/** The model with its splits at their mean shares: Dirichlet shares enter every leaf's prior through their means. */
export function meanShares(model: Model): Model {
  return { ...model, splits: model.splits.map(({ concentration: _, ...split }) => split) }
}
