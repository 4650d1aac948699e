import type { DistributionSpec, FamilyName } from '../distribution/distribution.ts'
import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import { log1p } from '../numeric/log1p.ts'
import { normalQuantile } from '../numeric/normal.ts'

/** A family of distributions that can be fitted to quantiles. */
export type QuantileFamily = 'normal' | 'lognormal' | 'beta' | 'gamma' | 'weibull' | 'uniform' | 'triangular'

/** Every family but the ones named here, so that a new family does not compile until it is fitted or left out. */
type Fitted = Exclude<FamilyName, 'pert' | 'exponential'>

/** A stated quantile: P(X ≤ x) = p. */
export interface AskedQuantile {
  /** A probability in (0, 1). */
  readonly p: number
  /** The value that is not exceeded with probability `p`. */
  readonly x: number
}

/** How a family is fitted: unbounded parameters of order 1, and a starting point near the fit. */
export interface FamilyFit {
  /** The starting point; its length is also the least number of quantiles. */
  readonly start: readonly number[]
  spec(point: readonly number[]): DistributionSpec
}

/** The support of each family, as an open interval. */
export const supportOf: Readonly<Record<Fitted, readonly [number, number]>> = {
  normal: [-Infinity, Infinity],
  lognormal: [0, Infinity],
  beta: [0, 1],
  gamma: [0, Infinity],
  weibull: [0, Infinity],
  uniform: [-Infinity, Infinity],
  triangular: [-Infinity, Infinity],
}

const fits: Readonly<Record<Fitted, (stated: readonly AskedQuantile[]) => FamilyFit>> = {
  normal(stated) {
    const { at, slope } = lineThrough(
      stated,
      ({ p }) => normalQuantile(p),
      ({ x }) => x,
    )
    return {
      start: [0, 0],
      spec: ([u = 0, v = 0]) => ({ normal: { mean: at + slope * u, sd: slope * exp(v) } }),
    }
  },
  lognormal(stated) {
    const { at, slope } = lineThrough(
      stated,
      ({ p }) => normalQuantile(p),
      ({ x }) => log(x),
    )
    return {
      start: [0, 0],
      spec: ([u = 0, v = 0]) => ({ lognormal: { median: exp(at + slope * u), sigma: slope * exp(v) } }),
    }
  },
  beta(stated) {
    // Starts from a normal distribution of the log odds, whose standard deviation is about √(1/α + 1/β).
    const { at, slope } = lineThrough(
      stated,
      ({ p }) => normalQuantile(p),
      ({ x }) => log(x) - log1p(-x),
    )
    const mean = 1 / (1 + exp(-at))
    const size = Math.max(1 / (slope * slope * mean * (1 - mean)), 0.1)
    return {
      start: [0, 0],
      spec: ([u = 0, v = 0]) => ({
        beta: { alpha: size * mean * exp(u), beta: size * (1 - mean) * exp(v) },
      }),
    }
  },
  gamma(stated) {
    // Starts from a normal distribution of ln x, whose standard deviation is about √(1/shape).
    const { at, slope } = lineThrough(
      stated,
      ({ p }) => normalQuantile(p),
      ({ x }) => log(x),
    )
    const shape = 1 / (slope * slope)
    return {
      start: [0, 0],
      // Fitted by shape and mean, which are less correlated than shape and scale.
      spec: ([u = 0, v = 0]) => ({
        gamma: { shape: shape * exp(u), scale: exp(at + 0.5 * slope * slope + v - u) / shape },
      }),
    }
  },
  weibull(stated) {
    // Starts from a line, since ln x is linear in ln(−ln(1 − p)).
    const { at, slope } = lineThrough(
      stated,
      ({ p }) => log(-log1p(-p)),
      ({ x }) => log(x),
    )
    return {
      start: [0, 0],
      spec: ([u = 0, v = 0]) => ({ weibull: { shape: exp(-v) / slope, scale: exp(at + slope * u) } }),
    }
  },
  uniform(stated) {
    const { at, slope } = lineThrough(
      stated,
      ({ p }) => p,
      ({ x }) => x,
    )
    return {
      start: [0, 0],
      spec: ([u = 0, v = 0]) => {
        const min = at + slope * u
        return { uniform: { min, max: min + slope * exp(v) } }
      },
    }
  },
  triangular(stated) {
    const { at, slope } = lineThrough(
      stated,
      ({ p }) => p,
      ({ x }) => x,
    )
    return {
      start: [-0.2, 0.3, 0],
      spec: ([u = 0, v = 0, w = 0]) => {
        const min = at + slope * u
        const width = slope * exp(v)
        return { triangular: { min, mode: min + width / (1 + exp(-w)), max: min + width } }
      },
    }
  },
}

/** How a family is fitted to quantiles, which must lie in its support and rise. */
export function familyFit(family: QuantileFamily, stated: readonly AskedQuantile[]): FamilyFit {
  return fits[family](stated)
}

/** The least-squares line y = at + slope·x; its slope is above 0 where x and y rise together. */
function lineThrough(
  stated: readonly AskedQuantile[],
  horizontal: (quantile: AskedQuantile) => number,
  vertical: (quantile: AskedQuantile) => number,
): { at: number; slope: number } {
  const points = stated.map((quantile) => ({ x: horizontal(quantile), y: vertical(quantile) }))
  const x0 = points.reduce((sum, { x }) => sum + x, 0) / points.length
  const y0 = points.reduce((sum, { y }) => sum + y, 0) / points.length
  const xy = points.reduce((sum, { x, y }) => sum + (x - x0) * (y - y0), 0)
  const xx = points.reduce((sum, { x }) => sum + (x - x0) * (x - x0), 0)
  const slope = xy / xx
  return { at: y0 - slope * x0, slope }
}
