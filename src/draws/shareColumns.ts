import { type SplitForm, sumTolerance } from '../scenario/shares.ts'

/**
 * `sharesInto` for many draws at once: columns of values become shares, one column per branch; that of `rest` is filled.
 *
 * @param bad 1 is put where the values have no shares.
 * @param sum scratch buffer, at least as long as the columns.
 * @param length of the columns, in draws.
 */
export function shareColumns(
  columns: readonly Float64Array[],
  { form, rest, smoothing }: { form: SplitForm; rest: number; smoothing: number },
  bad: Uint8Array,
  sum: Float64Array,
  length: number,
): void {
  const remainder = columns[rest]
  const others = columns.filter((column) => column !== remainder)
  const greatest = form === 'p' ? 1 : Number.MAX_VALUE
  // 0 turns −0 into 0
  const added = form === 'count' ? smoothing : 0
  sum.fill(0)
  for (const column of others)
    for (let i = 0; i < length; i++) {
      if (!(column[i]! >= 0 && column[i]! <= greatest)) bad[i] = 1
      column[i]! += added
      sum[i]! += column[i]!
    }
  const leastSum = remainder ? 0 : form === 'p' ? 1 - sumTolerance : Number.MIN_VALUE
  const greatestSum = form === 'p' ? 1 + sumTolerance : Number.MAX_VALUE
  for (let i = 0; i < length; i++) {
    if (!(sum[i]! >= leastSum && sum[i]! <= greatestSum)) bad[i] = 1
    if (!remainder) continue
    remainder[i] = Math.max(0, 1 - sum[i]!)
    // a sum above 1 within the tolerance is divided away
    if (sum[i]! <= 1) sum[i] = 1
  }
  for (const column of others) for (let i = 0; i < length; i++) column[i]! /= sum[i]!
}
