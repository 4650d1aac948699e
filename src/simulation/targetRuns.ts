import { errorOf } from '../draws/mcse.ts'
import { runBlock } from '../draws/purposes.ts'
import type { Plan } from '../runs/plan.ts'
import { outcomeMoments } from './outcomes.ts'

/**
 * How many runs, in whole blocks, bring the standard error of every outcome's probability down to a target.
 *
 * Known before the first run: these errors follow from the draws and the number of runs alone. So the simulation is
 * the one that was asked for that many runs, on however many workers.
 *
 * @param target above 0.
 * @param most where the target is not reached: what draws leave, no number of runs can mend.
 */
export function targetRuns(plan: Plan, target: number, most: number): number {
  const reached = (runs: number): boolean =>
    outcomeMoments(plan, runs).every((moments) => errorOf(moments, runs) <= target)
  if (!reached(most)) return most
  let low = 0
  let high = Math.ceil(most / runBlock)
  // low blocks are too few, high are enough
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (reached(middle * runBlock)) high = middle
    else low = middle
  }
  return Math.min(high * runBlock, most)
}
