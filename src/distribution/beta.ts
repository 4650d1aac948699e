import { logBeta, regularizedBeta } from '../numeric/beta.ts'
import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import type { Family } from './family.ts'
import { type ScaledBetaRecipe, scaledBeta } from './scaledBeta.ts'

export interface Shapes {
  readonly alpha: number
  readonly beta: number
}

/** The beta distribution on [0, 1] of shapes `alpha` > 0 and `beta` > 0. */
export const beta: Family<Shapes, ScaledBetaRecipe> = {
  description: 'A probability or share, in [0, 1].',
  parameters: {
    alpha: {
      range: 'above 0',
      description: 'Pulls towards 1: as of alpha cases for, above 0.',
      example: 2,
    },
    beta: {
      range: 'above 0',
      description: 'Pulls towards 0: as of beta cases against, above 0.',
      example: 5,
    },
  },
  constraint: undefined,
  body: (shapes) => scaledBeta({ ...shapes, min: 0, max: 1 }),
  mean: ({ alpha, beta }) => alpha / (alpha + beta),
}

/**
 * The CRPS of a beta distribution (Taillardat and others 2016): x(2F(x) − 1) + μ − 2M − g, where M = E[X; X ≤ x] is
 * μI(a + 1, b), and g = ½E|X − X′| is 2μB(2a, 2b)/(a·B(a, b)²).
 */
export function betaCrps({ alpha, beta }: Shapes, x: number): number {
  const at = Math.min(1, Math.max(0, x))
  const mean = alpha / (alpha + beta)
  const spread = 2 * mean * exp(logBeta(2 * alpha, 2 * beta) - 2 * logBeta(alpha, beta) - log(alpha))
  const below = regularizedBeta(alpha, beta, at)
  return x * (2 * below - 1) - 2 * mean * regularizedBeta(alpha + 1, beta, at) + mean - spread
}
