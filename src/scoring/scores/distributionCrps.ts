import type { DistributionSpec } from '../../distribution/distribution.ts'
import { distributionOf } from '../../distribution/distributionOf.ts'
import { meanOf } from '../../distribution/meanOf.ts'
import { logBeta, regularizedBeta } from '../../numeric/beta.ts'
import { exp } from '../../numeric/exp.ts'
import { expm1 } from '../../numeric/expm1.ts'
import { regularizedGammaP } from '../../numeric/gamma.ts'
import { log } from '../../numeric/log.ts'
import { normalCdf } from '../../numeric/normal.ts'
import { pow } from '../../numeric/pow.ts'
import { integratedCrps } from './integratedCrps.ts'
import { sampleCrps } from './sampleCrps.ts'

/** The CRPS of a distribution: its closed form, or the integral where it has none or that leaves the doubles. */
export function distributionCrps(spec: DistributionSpec, x: number): number {
  const closed = closedForm(spec, x)
  return closed !== undefined && Number.isFinite(closed) ? closed : integratedCrps(spec, x)
}

/*
 * E|X − x| − ½E|X − X′| = x(2F(x) − 1) − 2M(x) + μ − g, where M(x) = E[X; X ≤ x] and g = ∫ F(1 − F), half of Gini's mean
 * difference. For a positive X the least of two gives g too: g = μ − E min(X, X′).
 */
function closedForm(spec: DistributionSpec, x: number): number | undefined {
  if (typeof spec !== 'string') {
    if ('empirical' in spec) return sampleCrps(Float64Array.from(spec.empirical).sort(), x, false)
    if ('gamma' in spec) return gammaCrps(spec.gamma.shape, spec.gamma.scale, x)
    if ('beta' in spec) return betaCrps(spec.beta.alpha, spec.beta.beta, x)
    if ('pert' in spec) {
      const { min, mode, max } = spec.pert
      const width = max - min
      const [alpha, beta] = [1 + (4 * (mode - min)) / width, 1 + (4 * (max - mode)) / width]
      return width * betaCrps(alpha, beta, (x - min) / width)
    }
  }
  const { standard } = distributionOf(spec)
  if (standard?.from === 'normal')
    return standard.scale * normalCrps((x - standard.location) / standard.scale)
  if (standard?.from === 'lognormal') return lognormalCrps(standard.median, standard.sigma, meanOf(spec), x)
  if (standard?.from === 'exponential') return weibullCrps(standard.scale, standard.power, meanOf(spec), x)
  return undefined
}

/** z(2Φ − 1) + 2φ − 1/√π, for |z|: it is even. */
function normalCrps(z: number): number {
  const size = Math.abs(z)
  const density = 0.3989422804014327 * exp(-0.5 * size * size)
  return size * (1 - 2 * normalCdf(-size)) + 2 * density - 0.5641895835477563
}

/** M = μΦ(z − σ), g = μ(2Φ(σ/√2) − 1) (Baran and Lerch 2015). */
function lognormalCrps(median: number, sigma: number, mean: number, x: number): number {
  const z = x <= 0 ? Number.NEGATIVE_INFINITY : log(x / median) / sigma
  const middle = normalCdf(-sigma * Math.SQRT1_2) - normalCdf(z - sigma)
  return x * (2 * normalCdf(z) - 1) + 2 * mean * middle
}

/** X = scale·E^power of an exponential E; the least of two has the scale times 2^−power. */
function weibullCrps(scale: number, power: number, mean: number, x: number): number {
  const t = x <= 0 ? 0 : pow(x / scale, 1 / power)
  const below = -expm1(-t)
  return x * (2 * below - 1) - 2 * mean * regularizedGammaP(1 + power, t) + mean * pow(2, -power)
}

/** M = μP(k + 1, x/θ), g = θ/B(½, k) (Scheuerer and Möller 2015). */
function gammaCrps(shape: number, scale: number, x: number): number {
  const t = Math.max(0, x / scale)
  const mean = shape * scale
  const spread = scale * exp(-logBeta(0.5, shape))
  return (
    x * (2 * regularizedGammaP(shape, t) - 1) - 2 * mean * regularizedGammaP(shape + 1, t) + mean - spread
  )
}

/** M = μI(a + 1, b), g = 2μB(2a, 2b)/(a·B(a, b)²) (Taillardat and others 2016). */
function betaCrps(alpha: number, beta: number, x: number): number {
  const at = Math.min(1, Math.max(0, x))
  const mean = alpha / (alpha + beta)
  const spread = 2 * mean * exp(logBeta(2 * alpha, 2 * beta) - 2 * logBeta(alpha, beta) - log(alpha))
  const below = regularizedBeta(alpha, beta, at)
  return x * (2 * below - 1) - 2 * mean * regularizedBeta(alpha + 1, beta, at) + mean - spread
}
