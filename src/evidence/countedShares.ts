import type { Sparse } from '../numeric/sparse.ts'
import type { Model } from '../scenario/model.ts'
import { eachShare } from './clusters.ts'
import { type Evidence, eventsByCluster } from './evidence.ts'

/**
 * The weights of the events of a cluster at the medians, by factor and class: Σ u·w over the events of each factor. Draws
 * use them, because they change the values of a factor and keep its weights (docs/semantics.md#draws).
 *
 * @returns weights by factor of the evidence, all above 0, because 0 · −∞ would be NaN.
 */
export function countedShares(model: Model, evidence: Evidence, cluster: number): Map<number, Sparse> {
  const { events, rowFactor, rowWeight, factors } = evidence
  const members = eventsByCluster(model, events)[cluster]!
  const pushes = members.map((event) => ({
    values: factors[rowFactor[event]!]!.values,
    weight: rowWeight[event]!,
  }))
  const sums = new Map(members.map((event) => [rowFactor[event]!, [] as number[]]))
  const places = eachShare(pushes, model.clusters[cluster]!.correlation, (slot, _, shares) => {
    members.forEach((event, index) => {
      const sum = sums.get(rowFactor[event]!)!
      const counted = Math.max(Number.MIN_VALUE, rowWeight[event]! * shares[index]!)
      sum[slot] = (sum[slot] ?? 0) + counted
    })
  })
  const column = (sum: number[]) => ({
    length: model.classes.count,
    places,
    values: Float64Array.from(sum),
  })
  return new Map([...sums].map(([factor, sum]) => [factor, column(sum)]))
}
