import { closedCrps, type DistributionSpec } from '../../distribution/distribution.ts'
import { type Makers, ofSpec } from '../../distribution/ofSpec.ts'
import { integratedCrps } from './integratedCrps.ts'
import { sampleCrps } from './sampleCrps.ts'

/*
 * The closed forms compute E|X − x| − ½E|X − X′| = x(2F(x) − 1) − 2M(x) + μ − g, where M(x) = E[X; X ≤ x] and
 * g = ∫ F(1 − F) is half of Gini's mean difference. For a positive X, g is also μ − E min(X, X′).
 */
const closedForms: Makers<(x: number) => number | undefined> = {
  family: (name, parameters) => (x) => closedCrps[name]?.(parameters, x),
  empirical: (values) => (x) => sampleCrps(Float64Array.from(values).sort(), x, false),
  mixture: () => () => undefined,
}

/** The CRPS of a distribution: its closed form, or the integral where there is no closed form or where it overflows. */
export function distributionCrps(spec: DistributionSpec, x: number): number {
  const closed = ofSpec(spec, closedForms)(x)
  return closed !== undefined && Number.isFinite(closed) ? closed : integratedCrps(spec, x)
}
