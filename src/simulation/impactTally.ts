import { addTo } from '../numeric/exactSum.ts'
import { theChunk } from './chunk.ts'
import { SimulationError } from './error.ts'
import { firstStepOf, greatestImpact } from './grid.ts'
import type { ImpactPlan } from './impactPlan.ts'
import type { ImpactWork } from './impactWork.ts'
import type { ImpactTally } from './tally.ts'

/** Counts the values of a chunk on the grid, and adds them to the sums of the block. */
export function tallyValues(
  { histogram, extremes }: ImpactTally,
  { id, grid }: ImpactPlan,
  { sums }: ImpactWork,
  length: number,
): void {
  const chunk = theChunk()
  const first = firstStepOf(grid)
  if (!chunk.countValues(histogram, extremes, grid.center, first, greatestImpact, length))
    throw tooLarge(id, chunk.values.subarray(0, length))
  chunk.sumValues(sums, 1 / grid.unit, length)
}

function tooLarge(id: string, values: Float64Array): SimulationError {
  const value = values.find((x) => !(Math.abs(x) <= greatestImpact))
  return new SimulationError(
    'impact-not-finite',
    `the impact "${id}" is ${value} in a run: keep it within ±${greatestImpact}, in a larger unit if need be`,
  )
}

/** Adds the sums of a finished block to the tally, exactly, and clears them. */
export function tallySums(tally: ImpactTally, { sums }: ImpactWork): void {
  for (let slot = 0; slot < tally.sum.length; slot++) {
    const at = 3 * slot
    if (sums[at + 1] === 0) continue
    addTo(tally.sum[slot]!, sums[at]!)
    addTo(tally.squares[slot]!, sums[at + 1]!)
    sums[at] = 0
    sums[at + 1] = 0
  }
}
