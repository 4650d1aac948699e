import type { DistributionSpec, FamilyName } from '../distribution/distribution.ts'
import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import { log1p } from '../numeric/log1p.ts'
import { normalQuantile } from '../numeric/normal.ts'

/** A family of distributions that can be fitted to quantiles. */
export type QuantileFamily = 'normal' | 'lognormal' | 'beta' | 'gamma' | 'weibull' | 'uniform' | 'triangular'

/** Every family but those that are left out here: a new one is fitted, or it is named. */
type Fitted = Exclude<FamilyName, 'pert' | 'exponential'>

/** A quantile that was asked for: P(X ≤ x) = p. */
export interface AskedQuantile {
  /** In (0, 1). */
  readonly p: number
  /** The value that is not exceeded with this probability. */
  readonly x: number
}

/** How a family is fitted: in parameters of order 1 without bounds, from a start near the fit. */
export interface FamilyFit {
  /** Also how many quantiles it takes at least. */
  readonly start: readonly number[]
  spec(point: readonly number[]): DistributionSpec
}

/** Where the values of a family lie, the ends not included. */
export const supportOf: Readonly<Record<Fitted, readonly [number, number]>> = {
  normal: [-Infinity, Infinity],
  lognormal: [0, Infinity],
  beta: [0, 1],
  gamma: [0, Infinity],
  weibull: [0, Infinity],
  uniform: [-Infinity, Infinity],
  triangular: [-Infinity, Infinity],
}

const fits: Readonly<Record<Fitted, (asked: readonly AskedQuantile[]) => FamilyFit>> = {
  normal(asked) {
    const { at, slope } = lineThrough(
      asked,
      ({ p }) => normalQuantile(p),
      ({ x }) => x,
    )
    return {
      start: [0, 0],
      spec: ([u = 0, v = 0]) => ({ normal: { mean: at + slope * u, sd: slope * exp(v) } }),
    }
  },
  lognormal(asked) {
    const { at, slope } = lineThrough(
      asked,
      ({ p }) => normalQuantile(p),
      ({ x }) => log(x),
    )
    return {
      start: [0, 0],
      spec: ([u = 0, v = 0]) => ({ lognormal: { median: exp(at + slope * u), sigma: slope * exp(v) } }),
    }
  },
  beta(asked) {
    // a normal distribution of the log odds, whose standard deviation is about √(1/α + 1/β)
    const { at, slope } = lineThrough(
      asked,
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
  gamma(asked) {
    // a normal distribution of the logarithm, whose standard deviation is about √(1/shape)
    const { at, slope } = lineThrough(
      asked,
      ({ p }) => normalQuantile(p),
      ({ x }) => log(x),
    )
    const shape = 1 / (slope * slope)
    return {
      start: [0, 0],
      // shape and mean: they hang together less than shape and scale
      spec: ([u = 0, v = 0]) => ({
        gamma: { shape: shape * exp(u), scale: exp(at + 0.5 * slope * slope + v - u) / shape },
      }),
    }
  },
  weibull(asked) {
    // ln x is linear in ln(−ln(1 − p))
    const { at, slope } = lineThrough(
      asked,
      ({ p }) => log(-log1p(-p)),
      ({ x }) => log(x),
    )
    return {
      start: [0, 0],
      spec: ([u = 0, v = 0]) => ({ weibull: { shape: exp(-v) / slope, scale: exp(at + slope * u) } }),
    }
  },
  uniform(asked) {
    const { at, slope } = lineThrough(
      asked,
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
  triangular(asked) {
    const { at, slope } = lineThrough(
      asked,
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

/** How a family is fitted to quantiles, which lie in its support and rise. */
export function familyFit(family: QuantileFamily, asked: readonly AskedQuantile[]): FamilyFit {
  return fits[family](asked)
}

/** The line y = at + slope·x that is nearest to points in y; the slope is above 0 where both rise. */
function lineThrough(
  asked: readonly AskedQuantile[],
  horizontal: (quantile: AskedQuantile) => number,
  vertical: (quantile: AskedQuantile) => number,
): { at: number; slope: number } {
  const points = asked.map((quantile) => ({ x: horizontal(quantile), y: vertical(quantile) }))
  const x0 = points.reduce((sum, { x }) => sum + x, 0) / points.length
  const y0 = points.reduce((sum, { y }) => sum + y, 0) / points.length
  const xy = points.reduce((sum, { x, y }) => sum + (x - x0) * (y - y0), 0)
  const xx = points.reduce((sum, { x }) => sum + (x - x0) * (x - x0), 0)
  const slope = xy / xx
  return { at: y0 - slope * x0, slope }
}
