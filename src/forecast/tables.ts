import type { Model } from '../scenario/model.ts'
import type { Tree } from '../scenario/tree.ts'
import type { BranchForecast, OutcomeForecast } from './forecast.ts'

/** The sum of a column of leaves for each outcome. */
export function sumByOutcome(tree: Tree, leaves: Float64Array): Float64Array {
  const sums = new Float64Array(tree.outcomeIds.length)
  for (let leaf = 0; leaf < leaves.length; leaf++) sums[tree.outcomeOfLeaf[leaf]!]! += leaves[leaf]!
  return sums
}

/** The sum of a column of leaves for each node. A node is the sum of its children. */
export function sumByNode(tree: Tree, leaves: Float64Array): Float64Array {
  const sums = new Float64Array(tree.ids.length)
  for (let leaf = 0; leaf < leaves.length; leaf++) sums[tree.leafNode[leaf]!] = leaves[leaf]!
  for (let node = sums.length - 1; node > 0; node--) sums[tree.parent[node]!]! += sums[node]!
  return sums
}

/** At most 1: probabilities of leaves are rounded, and can sum to a little more. */
export function sumOfProbabilities(sum: number): number {
  return Math.min(1, sum)
}

export function outcomeTable(model: Model, probability: Float64Array): Record<string, OutcomeForecast> {
  const { tree } = model
  const prior = sumByOutcome(tree, model.prior)
  const now = sumByOutcome(tree, probability)
  const table: Record<string, OutcomeForecast> = {}
  tree.outcomeIds.forEach((id, outcome) => {
    table[id] = {
      title: tree.outcomeTitles[outcome]!,
      prior: sumOfProbabilities(prior[outcome]!),
      probability: sumOfProbabilities(now[outcome]!),
    }
  })
  return table
}

export function branchTable(model: Model, probability: Float64Array): Record<string, BranchForecast> {
  const { tree } = model
  const prior = sumByNode(tree, model.prior)
  const reach = sumByNode(tree, probability)
  const table: Record<string, BranchForecast> = {}
  for (let node = 1; node < tree.ids.length; node++) {
    const above = reach[tree.parent[node]!]!
    table[tree.ids[node]!] = {
      prior: sumOfProbabilities(prior[node]!),
      share: above === 0 ? null : reach[node]! / above,
      reach: sumOfProbabilities(reach[node]!),
    }
  }
  return table
}
