import { type SplitForm, sumTolerance } from '../scenario/shares.ts'
import type { DrawSource } from './drawSource.ts'

/**
 * `sharesInto` for many draws at once: columns of values become shares, one column per branch; that of `rest` is filled.
 *
 * @param columns from the source, whose `sum` they are divided by.
 * @param bad 1 is put where the values have no shares.
 * @param length of the columns, in draws.
 */
export function shareColumns(
  columns: readonly Float64Array[],
  { form, rest, smoothing }: { form: SplitForm; rest: number; smoothing: number },
  { kernels, sum }: Pick<DrawSource, 'kernels' | 'sum'>,
  bad: Uint8Array,
  length: number,
): void {
  const most = form === 'p' ? 1 : Number.MAX_VALUE
  const remainder = columns[rest]
  const others = columns.filter((column) => column !== remainder)
  // kernels take two draws at a time; columns are a block long, and blocks of even length
  const whole = (length + 1) & ~1
  const mark = (column: Float64Array, least: number, greatest: number) => {
    for (let i = 0; i < length; i++) if (!(column[i]! >= least && column[i]! <= greatest)) bad[i] = 1
  }
  sum.fill(0)
  for (const column of others) {
    if (!kernels.inRange(column, most, whole)) mark(column, 0, most)
    // 0 turns −0 into 0
    kernels.add(column, form === 'count' ? smoothing : 0, sum, whole)
  }
  if (!remainder && form === 'p') mark(sum, 1 - sumTolerance, 1 + sumTolerance)
  else if (!remainder) mark(sum, Number.MIN_VALUE, Number.MAX_VALUE)
  // a sum above 1 within the tolerance is divided away
  else if (!kernels.remainders(remainder, sum, whole)) return
  else mark(sum, 0, 1 + sumTolerance)
  for (const column of others) kernels.divide(column, sum, whole)
}
