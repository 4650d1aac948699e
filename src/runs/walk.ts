import type { FindCells } from './block.ts'
import type { Plan } from './plan.ts'

const whole = 0x1_0000_0000

/**
 * Finds the cells of runs by walking along the leading bits of the running sums of their draws; where these leave a cell
 * open, along the sums themselves.
 *
 * For runs that are fewer than the probabilities that they choose among: most of what guides would say is never asked.
 */
export function walking(plan: Plan, bits: Uint16Array): FindCells {
  const { count } = plan.cells
  return (out, draw, words, lowWord, firstRun, length) => {
    // where the cell would be if all were alike
    const guess = (i: number) => draw[i]! * count + (((words[i]! >>> 16) * count) >>> 16)
    // prefetch: these reads do not depend on each other, so the processor waits for several at once
    for (let i = 0; i < length; i++) out[i] = bits[guess(i)]!
    for (let i = 0; i < length; i++) {
      const high = words[i]! >>> 16
      const first = draw[i]! * count
      let at = guess(i)
      while (at > first && bits[at - 1]! >= high) at--
      while (bits[at]! < high) at++
      out[i] = bits[at]! > high ? at - first : cellOf(plan, draw[i]!, words[i]! >>> 0, lowWord(firstRun + i))
    }
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
