import { valueOfRank } from '../numeric/weightedQuantile.ts'

const bins = 1024
const count = new Int32Array(bins + 1)
let bin = new Uint16Array(0)

/**
 * The value of a rank among values that lie between two others: one look deals them to bins, a second one picks those of
 * one bin. The answer is that of `valueOfRank`.
 *
 * @param low at most the least of them, and `high` at least the greatest.
 * @param rank from 1 to their number.
 */
export function valueBetween(values: Float64Array, low: number, high: number, rank: number): number {
  const perValue = bins / (high - low)
  if (!(perValue > 0 && perValue < Infinity)) return valueOfRank(values, rank)
  if (bin.length < values.length) bin = new Uint16Array(2 * values.length)
  count.fill(0)
  for (let i = 0; i < values.length; i++) {
    const b = ((values[i]! - low) * perValue) | 0
    bin[i] = b
    count[b]! += 1
  }
  let found = 0
  let before = 0
  while (before + count[found]! < rank) before += count[found++]!
  const those = new Float64Array(count[found]!)
  for (let i = 0, k = 0; k < those.length; i++) if (bin[i] === found) those[k++] = values[i]!
  return those.sort()[rank - before - 1]!
}
