import { type SplitForm, sumTolerance } from '../scenario/shares.ts'
import type { DrawColumn } from './columns.ts'
import { theLoops } from './drawLoops.ts'

/** What the values of a split are, beside the values themselves. */
export interface SplitRules {
  readonly form: SplitForm
  /** Index of the branch that says `rest`, or −1. */
  readonly rest: number
  readonly smoothing: number
}

/**
 * The shares of a node's branches in every draw of a block, as `sharesInto` gives them for one; draws
 * whose values are out of range are marked in the loops' `bad`.
 *
 * @param shares where they go, one number for all draws where they allow it; meaningless in a draw that is marked.
 * @param values one for each branch; that of `rest` is not read.
 * @param rooms a column for each branch, for the shares that need it.
 */
export function shareColumnsInto(
  shares: DrawColumn[],
  { form, rest, smoothing }: SplitRules,
  values: readonly DrawColumn[],
  rooms: readonly Float64Array[],
  length: number,
): void {
  const { a, sum, bad, addShare, takeRest } = theLoops()
  const within = a.subarray(0, length)
  const greatest = form === 'p' ? 1 : Number.MAX_VALUE
  // 0 turns −0 into 0
  const added = form === 'count' ? smoothing : 0
  sum.fill(0)
  values.forEach((value, k) => {
    if (k === rest) return
    const certain = typeof value === 'number'
    if (certain) a.fill(value)
    else a.set(value.subarray(0, length))
    addShare(0, greatest, added, length)
    shares[k] = certain ? value + added : rooms[k]!
    if (!certain) rooms[k]!.set(within)
  })
  if (rest < 0) {
    const [low, high] =
      form === 'p' ? [1 - sumTolerance, 1 + sumTolerance] : [Number.MIN_VALUE, Number.MAX_VALUE]
    for (let i = 0; i < length; i++) if (!(sum[i]! >= low && sum[i]! <= high)) bad[i] = 1
    divide(shares, rest, rooms, sum, length)
    return
  }
  const over = takeRest(1 + sumTolerance, length)
  shares[rest] = rooms[rest]!
  rooms[rest]!.set(within)
  if (!over) return
  // what sums to less than 1 has a rest, and is kept as it is
  for (let i = 0; i < length; i++) if (sum[i]! < 1) sum[i] = 1
  divide(shares, rest, rooms, sum, length)
}

function divide(
  shares: DrawColumn[],
  rest: number,
  rooms: readonly Float64Array[],
  sum: Float64Array,
  length: number,
): void {
  shares.forEach((share, k) => {
    if (k === rest) return
    const out = rooms[k]!
    shares[k] = out
    for (let i = 0; i < length; i++) out[i] = (typeof share === 'number' ? share : share[i]!) / sum[i]!
  })
}
