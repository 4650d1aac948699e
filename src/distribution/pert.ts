import type { Distribution } from './distribution.ts'
import { scaledBeta } from './scaledBeta.ts'

/** How much the mode weighs against the two ends in a PERT distribution: (min + 4·mode + max)/6 is the mean. */
const LAMBDA = 4

/** The PERT distribution (λ = 4): a smooth, beta-shaped estimate from least, most likely and greatest value. */
export function pert(range: {
  readonly min: number
  readonly mode: number
  readonly max: number
}): Distribution {
  const { min, mode, max } = range
  const width = max - min
  return scaledBeta(
    'pert',
    1 + (LAMBDA * (mode - min)) / width,
    1 + (LAMBDA * (max - mode)) / width,
    min,
    max,
  )
}
