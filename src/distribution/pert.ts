import { betaCrps } from './beta.ts'
import type { Family } from './family.ts'
import { type PeakedRange, peakedRangeParameters, rangeProblem } from './range.ts'
import { type ScaledBeta, type ScaledBetaRecipe, scaledBeta } from './scaledBeta.ts'

/** The weight of the mode in the mean of a PERT distribution, (min + 4·mode + max)/6. */
const LAMBDA = 4

function scaledBetaOf({ min, mode, max }: PeakedRange): ScaledBeta {
  const width = max - min
  return {
    alpha: 1 + (LAMBDA * (mode - min)) / width,
    beta: 1 + (LAMBDA * (max - mode)) / width,
    min,
    max,
  }
}

/** The PERT distribution (λ = 4): a smooth, beta-shaped estimate from least, most likely and greatest value. */
export const pert: Family<PeakedRange, ScaledBetaRecipe> = {
  description: 'A likeliest value with smooth flanks: a beta distribution from min to max (λ = 4).',
  parameters: peakedRangeParameters,
  constraint: rangeProblem,
  body: (range) => scaledBeta(scaledBetaOf(range)),
  mean: (range) => {
    const { alpha, beta, min, max } = scaledBetaOf(range)
    return min + (max - min) * (alpha / (alpha + beta))
  },
}

export function pertCrps(range: PeakedRange, x: number): number {
  const shapes = scaledBetaOf(range)
  const width = range.max - range.min
  return width * betaCrps(shapes, (x - range.min) / width)
}
