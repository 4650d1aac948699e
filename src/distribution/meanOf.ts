import { exactSum } from '../numeric/exactSum.ts'
import { exp } from '../numeric/exp.ts'
import { logGamma } from '../numeric/logGamma.ts'
import type { DistributionSpec } from './distribution.ts'
import { type Makers, ofSpec } from './ofSpec.ts'
import { scaledBetaOf } from './pert.ts'

const makers: Makers<number> = {
  normal: ({ mean }) => mean,
  lognormal: ({ median, sigma }) => median * exp(0.5 * sigma * sigma),
  uniform: ({ min, max }) => 0.5 * min + 0.5 * max,
  triangular: ({ min, mode, max }) => min + (mode - min) / 3 + (max - min) / 3,
  pert: (range) => {
    const { alpha, beta, min, max } = scaledBetaOf(range)
    return min + (max - min) * (alpha / (alpha + beta))
  },
  beta: ({ alpha, beta }) => alpha / (alpha + beta),
  gamma: ({ shape, scale }) => shape * scale,
  exponential: ({ mean }) => mean,
  weibull: ({ shape, scale }) => scale * exp(logGamma(1 + 1 / shape)),
  empirical: (values) => exactSum(Float64Array.from(values)) / values.length,
  mixture: (parts) => {
    const whole = exactSum(Float64Array.from(parts, ({ weight }) => weight))
    return parts.reduce((sum, { weight, of }) => (weight > 0 ? sum + (weight / whole) * of : sum), 0)
  },
}

/**
 * The expectation of a distribution; Infinity where it exceeds the largest double.
 *
 * @param spec one that distributionProblem finds nothing wrong with
 * @example meanOf({ triangular: { min: 0, mode: 3, max: 9 } }) // 4
 */
export function meanOf(spec: DistributionSpec): number {
  return ofSpec(spec, makers)
}
