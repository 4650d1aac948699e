import type { PlainDistribution } from './plainScenario.ts'
import { betaTails, gammaTails, normalTails } from './referenceSpecialFunctions.ts'

/** P(X ≤ x) and P(X > x), each computed for itself where it can be small. */
export interface Tails {
  readonly below: number
  readonly above: number
}

/** The 95% point of the standard normal: half the central 90% interval of "a to b". */
const z95 = 1.6448536269514722

export function tailsOf(distribution: PlainDistribution, x: number): Tails {
  if (typeof distribution === 'string') {
    const [a, b] = distribution.split(' to ').map(Number) as [number, number]
    return a > 0
      ? tailsOf({ lognormal: { median: Math.sqrt(a * b), sigma: Math.log(b / a) / (2 * z95) } }, x)
      : tailsOf({ normal: { mean: (a + b) / 2, sd: (b - a) / (2 * z95) } }, x)
  }
  if ('normal' in distribution) {
    const { mean, sd } = distribution.normal
    return normalTails((x - mean) / sd)
  }
  if ('lognormal' in distribution) {
    const { median, sigma } = distribution.lognormal
    return x <= 0 ? { below: 0, above: 1 } : normalTails(Math.log(x / median) / sigma)
  }
  if ('uniform' in distribution) {
    const { min, max } = distribution.uniform
    if (x <= min) return { below: 0, above: 1 }
    if (x >= max) return { below: 1, above: 0 }
    return { below: (x - min) / (max - min), above: (max - x) / (max - min) }
  }
  if ('triangular' in distribution) {
    const { min, mode, max } = distribution.triangular
    if (x <= min) return { below: 0, above: 1 }
    if (x >= max) return { below: 1, above: 0 }
    if (x <= mode) {
      const below = (x - min) ** 2 / ((max - min) * (mode - min))
      return { below, above: 1 - below }
    }
    const above = (max - x) ** 2 / ((max - min) * (max - mode))
    return { below: 1 - above, above }
  }
  if ('pert' in distribution) {
    const { min, mode, max } = distribution.pert
    const range = max - min
    const alpha = 1 + (4 * (mode - min)) / range
    const beta = 1 + (4 * (max - mode)) / range
    return betaTails(alpha, beta, (x - min) / range, (max - x) / range)
  }
  if ('beta' in distribution) return betaTails(distribution.beta.alpha, distribution.beta.beta, x, 1 - x)
  if ('gamma' in distribution) return gammaTails(distribution.gamma.shape, x / distribution.gamma.scale)
  if ('exponential' in distribution) return hazardTails(x <= 0 ? 0 : x / distribution.exponential.mean)
  if ('weibull' in distribution) {
    const { shape, scale } = distribution.weibull
    return hazardTails(x <= 0 ? 0 : (x / scale) ** shape)
  }
  if ('empirical' in distribution) {
    const values = distribution.empirical
    const below = values.filter((value) => value <= x).length
    return { below: below / values.length, above: (values.length - below) / values.length }
  }
  const total = distribution.mixture.reduce((sum, part) => sum + part.weight, 0)
  let below = 0
  let above = 0
  for (const part of distribution.mixture) {
    const tails = tailsOf(part.of, x)
    below += (part.weight / total) * tails.below
    above += (part.weight / total) * tails.above
  }
  return { below, above }
}

/** A cumulative hazard h read as F = 1 − e^−h and S = e^−h. */
function hazardTails(h: number): Tails {
  return { below: -Math.expm1(-h), above: Math.exp(-h) }
}

/** F(to) − F(from): between values of F while F(to) is below ½, else between values of the survival function. */
export function massBetween(distribution: PlainDistribution, from: number, to: number): number {
  const low = tailsOf(distribution, from)
  const high = tailsOf(distribution, to)
  return high.below < 0.5 ? high.below - low.below : low.above - high.above
}

/** F̂(t) of a timing cut to (0, H]. */
export function cutCdf(distribution: PlainDistribution, t: number, H: number): number {
  return massBetween(distribution, 0, t) / massBetween(distribution, 0, H)
}

/** 1 − F̂(t) of a timing cut to (0, H]. */
export function cutSurvival(distribution: PlainDistribution, t: number, H: number): number {
  return massBetween(distribution, t, H) / massBetween(distribution, 0, H)
}

/** (F̂(d) − F̂(T)) / (1 − F̂(T)): that it comes true by day d, given that it comes true after day T. */
export function cutIncidence(distribution: PlainDistribution, T: number, d: number, H: number): number {
  return massBetween(distribution, T, d) / massBetween(distribution, T, H)
}
