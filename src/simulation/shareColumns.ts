import { type SplitForm, sumTolerance } from '../scenario/shares.ts'
import type { DrawColumn } from './columns.ts'

/** What the values of a split are, beside the values themselves. */
export interface SplitRules {
  readonly form: SplitForm
  /** Index of the branch that says `rest`, or −1. */
  readonly rest: number
  readonly smoothing: number
}

const scratch: { sum: Float64Array } = { sum: new Float64Array(0) }

/**
 * The shares of a node's branches in every draw of a block, as `sharesInto` gives them for one.
 *
 * @param shares a column for each branch; meaningless in a draw that is marked.
 * @param values one for each branch; that of `rest` is not read.
 * @param bad set to 1 where the values of a draw are out of range.
 */
export function shareColumnsInto(
  shares: readonly Float64Array[],
  { form, rest, smoothing }: SplitRules,
  values: readonly DrawColumn[],
  length: number,
  bad: Uint8Array,
): void {
  if (scratch.sum.length < length) scratch.sum = new Float64Array(length)
  const { sum } = scratch
  sum.fill(0)
  const greatest = form === 'p' ? 1 : Number.MAX_VALUE
  const added = form === 'count' ? smoothing : 0
  shares.forEach((share, k) => {
    const value = values[k]!
    if (k === rest) return
    if (typeof value === 'number') share.fill(value)
    else for (let i = 0; i < length; i++) share[i] = value[i]!
    for (let i = 0; i < length; i++) {
      const x = share[i]!
      if (!(x >= 0 && x <= greatest)) bad[i] = 1
      share[i] = x + added
      sum[i]! += x + added
    }
  })
  const [low, high] =
    form === 'p' ? [rest < 0 ? 1 - sumTolerance : 0, 1 + sumTolerance] : [Number.MIN_VALUE, Number.MAX_VALUE]
  // what sums to less than 1 has a rest, and is kept as it is
  let divided = rest < 0
  for (let i = 0; i < length; i++) {
    if (!(sum[i]! >= low && sum[i]! <= high)) bad[i] = 1
    if (rest < 0) continue
    shares[rest]![i] = Math.max(0, 1 - sum[i]!)
    if (sum[i]! > 1) divided = true
    else sum[i] = 1
  }
  if (!divided) return
  shares.forEach((share, k) => {
    if (k !== rest) for (let i = 0; i < length; i++) share[i]! /= sum[i]!
  })
}
