import type { DistributionSpec } from '../../distribution/distribution.ts'
import { distributionOf } from '../../distribution/distributionOf.ts'
import { integral } from './quadrature.ts'

/** Quantiles at which the integral is divided. Beyond the first and the last the integrand is below the square of 1e-16. */
const levels = [
  1e-16,
  1e-12,
  1e-8,
  1e-4,
  0.01,
  0.1,
  0.25,
  0.5,
  0.75,
  0.9,
  0.99,
  0.9999,
  1 - 1e-8,
  1 - 1e-12,
  1 - 1e-16,
]

/** ∫ F² below x and ∫ (1 − F)² above it, between the places where F bends or jumps. */
export function integratedCrps(spec: DistributionSpec, x: number): number {
  const { cdf, survival } = distributionOf(spec)
  const places = new Set([x])
  addPlaces(spec, places)
  const sorted = Float64Array.from(places).sort()
  const squared = (value: number) => value * value
  const integrand = (t: number) => squared(t < x ? cdf(t) : survival(t))
  return integral(integrand, sorted)
}

function addPlaces(spec: DistributionSpec, places: Set<number>): void {
  if (typeof spec !== 'string' && 'mixture' in spec) {
    for (const { weight, of } of spec.mixture) if (weight > 0) addPlaces(of, places)
    return
  }
  if (typeof spec !== 'string' && 'empirical' in spec) {
    for (const value of spec.empirical) places.add(value)
    return
  }
  const { quantile } = distributionOf(spec)
  for (const end of [quantile(0), quantile(1)]) if (Number.isFinite(end)) places.add(end)
  if (typeof spec !== 'string' && 'triangular' in spec) places.add(spec.triangular.mode)
  for (const level of levels) places.add(quantile(level))
}
