import type { Sparse } from '../numeric/sparse.ts'
import { valueAt } from '../numeric/sparse.ts'

/** The row of one event of a cluster before it is shared out: weight × log factors by class. */
export interface Push {
  readonly values: Sparse
  readonly weight: number
}

/**
 * The share at which the j-th strongest of several dependent rows counts. The first n shares add up to
 * n / (1 + (n − 1)·ρ), which is the precision of n equicorrelated measurements in units of one measurement.
 *
 * @param rank j, from 1.
 * @param correlation ρ in [0, 1].
 */
function shareOfRank(rank: number, correlation: number): number {
  if (rank === 1) return 1
  return (1 - correlation) / ((1 + (rank - 1) * correlation) * (1 + (rank - 2) * correlation))
}

/**
 * Computes the share of each push in a class, for every class in which some push has an exception (docs/semantics.md#clusters).
 *
 * Positive and negative values are ranked by size, separately; 0 is the last of the positive ones, and equal values rank
 * in the order given. A push that excludes the class has no rank and counts whole.
 *
 * @param visit called with slot 0 for all other classes, then once for each place. The two columns are reused.
 * @returns the classes with exceptions, ascending.
 */
export function eachShare(
  pushes: readonly Push[],
  correlation: number,
  visit: (slot: number, pushed: Float64Array, shares: Float64Array) => void,
): Int32Array {
  const columns = [...new Set(pushes.map(({ values }) => values))]
  const places = Int32Array.from(new Set(columns.flatMap((column) => [...column.places]))).sort()
  const columnOf = new Map(columns.map((column, index) => [column, index]))
  const ofPush = pushes.map(({ values }) => columnOf.get(values)!)
  const pushed = new Float64Array(pushes.length)
  const shares = new Float64Array(pushes.length)
  for (let slot = 0; slot <= places.length; slot++) {
    const values = columns.map((column) =>
      slot === 0 ? column.values[0]! : valueAt(column, places[slot - 1]!),
    )
    pushes.forEach(({ weight }, index) => {
      pushed[index] = weight * values[ofPush[index]!]!
    })
    rankInto(shares, pushed, correlation)
    visit(slot, pushed, shares)
  }
  return places
}

function rankInto(shares: Float64Array, pushed: Float64Array, correlation: number): void {
  shares.fill(1)
  const up: number[] = []
  const down: number[] = []
  pushed.forEach((push, index) => {
    if (push >= 0) up.push(index)
    else if (push > -Infinity) down.push(index)
  })
  for (const side of [up, down]) {
    side.sort((a, b) => Math.abs(pushed[b]!) - Math.abs(pushed[a]!))
    side.forEach((index, place) => {
      shares[index] = shareOfRank(place + 1, correlation)
    })
  }
}

/** γ, the row of a cluster: it corrects for dependence, since the rows of its events count whole. */
export function clusterRow(pushes: readonly Push[], correlation: number, length: number): Sparse {
  const taken: number[] = []
  const places = eachShare(pushes, correlation, (_, pushed, shares) => {
    let sum = 0
    for (let i = 0; i < pushed.length; i++) if (pushed[i]! > -Infinity) sum += (shares[i]! - 1) * pushed[i]!
    taken.push(sum)
  })
  return { length, places, values: Float64Array.from(taken) }
}
