import type { Family } from './family.ts'
import type { ExponentialStandard } from './standard.ts'
import { powerCrps, weibull } from './weibull.ts'

export interface Mean {
  readonly mean: number
}

/** The exponential distribution of the given `mean` > 0: the wait for an event of constant hazard 1/mean. */
export const exponential: Family<Mean, ExponentialStandard> = {
  description: 'Waiting under a hazard that stays the same.',
  parameters: { mean: { range: 'above 0', description: 'Mean, above 0.', example: 90 } },
  constraint: undefined,
  body: ({ mean }) => weibull.body({ shape: 1, scale: mean }),
  mean: ({ mean }) => mean,
}

export function exponentialCrps({ mean }: Mean, x: number): number {
  return powerCrps(mean, 1, mean, x)
}
