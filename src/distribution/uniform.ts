import type { DistributionBody } from './distribution.ts'
import type { ParametersOf } from './ofSpec.ts'

/** Each half is measured from its own end, so that both ends and the middle are exact. */
export function uniformQuantile({ min, max }: ParametersOf<'uniform'>): (p: number) => number {
  const width = max - min
  const middle = 0.5 * min + 0.5 * max
  return (p) =>
    p < 0.5 ? Math.min(min + p * width, middle) : p > 0.5 ? Math.max(max - (1 - p) * width, middle) : middle
}

/** The uniform distribution on [min, max]. Its median is the midpoint, exactly. */
export function uniform(range: ParametersOf<'uniform'>): DistributionBody {
  const { min, max } = range
  const width = max - min
  return {
    cdf: (x) => (x <= min ? 0 : x >= max ? 1 : (x - min) / width),
    survival: (x) => (x <= min ? 1 : x >= max ? 0 : (max - x) / width),
    quantile: uniformQuantile(range),
    recipe: { from: 'uniform', min, max },
  }
}
