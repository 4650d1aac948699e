import { exactSum } from '../numeric/exactSum.ts'
import { type DistributionSpec, families } from './distribution.ts'
import { type Makers, ofSpec } from './ofSpec.ts'

const makers: Makers<number> = {
  family: (name, parameters) => families[name].mean(parameters),
  empirical: (values) => exactSum(Float64Array.from(values)) / values.length,
  mixture: (parts) => {
    const whole = exactSum(Float64Array.from(parts, ({ weight }) => weight))
    return parts.reduce((sum, { weight, of }) => (weight > 0 ? sum + (weight / whole) * of : sum), 0)
  },
}

/**
 * The expectation of a distribution; Infinity where it exceeds the largest double.
 *
 * @param spec one for which distributionProblem returns undefined
 * @example meanOf({ triangular: { min: 0, mode: 3, max: 9 } }) // 4
 */
export function meanOf(spec: DistributionSpec): number {
  return ofSpec(spec, makers)
}
