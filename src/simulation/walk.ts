import type { Plan } from './plan.ts'

const whole = 0x1_0000_0000

/**
 * The cell of each run by walking along the leading bits of the running sums of its draw; where these leave the cell
 * open, along the sums themselves.
 *
 * @param words the leading words of the variates, as signed as they come.
 * @param lowWord gives the second word of one, unsigned.
 */
export function walkCells(
  out: Int32Array,
  plan: Plan,
  draw: Int32Array,
  words: Int32Array,
  lowWord: (run: number) => number,
  firstRun: number,
  length: number,
): void {
  const { cumulative, cells } = plan
  for (let i = 0; i < length; i++) {
    const high = words[i]! >>> 16
    const first = draw[i]! * cells.count
    let at = first
    while (cumulative[at]! < high) at++
    out[i] =
      cumulative[at]! > high ? at - first : cellOf(plan, draw[i]!, words[i]! >>> 0, lowWord(firstRun + i))
  }
}

/** The first cell whose running sum exceeds a variate of 64 bits; no sum is exceeded by more than the last that grows. */
function cellOf({ probability, draws, cells }: Plan, draw: number, high: number, low: number): number {
  let sum = 0
  let last = 0
  for (let cell = 0; cell < cells.count; cell++) {
    const p = probability[cell * draws + draw]!
    if (p > 0) last = cell
    sum += p
    // what a sum has beyond the leading word is exact, as the difference from that
    if (low < (sum * whole - high) * whole) break
  }
  return last
}
