import { SimulationError } from '../draws/simulationError.ts'
import type { Kernels } from '../kernels/kernels.ts'
import { script } from '../kernels/script.ts'
import { addTo } from '../numeric/exactSum.ts'
import { firstStepOf, greatestImpact } from '../numeric/grid.ts'
import type { Chunk } from './chunk.ts'
import type { ImpactPlan } from './impactPlan.ts'
import type { ImpactWork } from './impactWork.ts'
import type { ImpactTally } from './tally.ts'

/** Counts the values of a chunk on the grid, and adds them to the sums of the block. */
export function tallyValues(
  tally: ImpactTally,
  { id, grid }: ImpactPlan,
  { sums }: ImpactWork,
  { values, offset, slot }: Chunk,
  kernels: Kernels,
  length: number,
): void {
  const { histogram, extremes } = tally
  const { center } = grid
  const first = firstStepOf(grid)
  // four at a time, and in the last chunk up to three that are left
  const whole = length & ~3
  const left = length - whole
  if (
    !kernels.countValues(histogram, extremes, center, first, greatestImpact, values, offset, whole) ||
    (left > 0 &&
      !script.countValues(
        ...([histogram, extremes, center, first, greatestImpact] as const),
        ...([values.subarray(whole), offset.subarray(whole), left] as const),
      ))
  )
    throw tooLarge(id, values.subarray(0, length))
  kernels.sumValues(sums, 1 / grid.unit, values, slot, length)
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
