import { uniformVariate } from '../random/sfc32.ts'
import type { Distribution } from './distribution.ts'
import type { Sampler } from './standard.ts'

/** Up to here the cdf's rounding (1e-16) costs less than 1e-13 of the upper tail; beyond it the survival function decides. */
const UPPER_TAIL = 0.999

/** A double between the two, or one of them if there is none: bisection by it ends after some 70 steps on any range. */
function between(low: number, high: number): number {
  if (low < 0 && high > 0) return 0
  if (high <= 0) return -between(-high, -low)
  if (high > 4 * low && high > 1e-300) {
    // Halve the exponents first.
    return Math.sqrt(Math.max(low, 1e-320)) * Math.sqrt(Math.min(high, Number.MAX_VALUE))
  }
  return low + (high - low) / 2
}

/** Σ termᵢ with Neumaier's compensation, so that ten weights of 0.1 reach 0.3 at the third and 1 at the last. */
function compensated<T>(parts: readonly T[], termOf: (part: T) => number): number {
  let total = 0
  let lost = 0
  for (const part of parts) {
    const term = termOf(part)
    const next = total + term
    lost += total >= term ? total - next + term : term - next + total
    total = next
  }
  return total + lost
}

interface Part<T> {
  readonly weight: number
  readonly of: T
}

/** Those that leave a trace. */
const weighted = <T>(parts: readonly Part<T>[]): readonly Part<T>[] =>
  parts.filter(({ weight }) => weight > 0)

const weightOf = ({ weight }: Part<unknown>): number => weight

export function mixtureSampler(all: readonly Part<Sampler>[]): Sampler {
  const parts = weighted(all)
  const whole = compensated(parts, weightOf)
  return {
    sample: (state) => {
      // rounding may leave a little after the last weight: it is the last component's
      let left = uniformVariate(state) * whole
      let i = 0
      while (i < parts.length - 1 && left >= parts[i]!.weight) left -= parts[i++]!.weight
      return parts[i]!.of.sample(state)
    },
  }
}

/**
 * The distribution that first draws a component by its weight and then a value from it.
 *
 * @param all weights ≥ 0 with a positive sum; a component of weight 0 leaves no trace, not in the support either
 * @returns its quantile is found by bisection to the last digit, on the cdf or, above 0.999, on the survival function
 */
export function mixture(all: readonly Part<Distribution>[]): Distribution {
  const parts = weighted(all)
  const whole = compensated(parts, weightOf)
  const cdf = (x: number): number => compensated(parts, ({ weight, of }) => weight * of.cdf(x)) / whole
  const survival = (x: number): number =>
    compensated(parts, ({ weight, of }) => weight * of.survival(x)) / whole
  let mean = 0
  let least = Number.POSITIVE_INFINITY
  let greatest = Number.NEGATIVE_INFINITY
  for (const { weight, of } of parts) {
    mean += (weight / whole) * of.mean
    least = Math.min(least, of.support[0])
    greatest = Math.max(greatest, of.support[1])
  }
  return {
    kind: 'mixture',
    cdf,
    survival,
    quantile: (p) => {
      if (p === 0) return least
      if (p === 1) return greatest
      const reached = (x: number): boolean => (p <= UPPER_TAIL ? cdf(x) >= p : survival(x) <= 1 - p)
      // The quantile lies between the least and the greatest of the components' own.
      let low = Number.POSITIVE_INFINITY
      let high = Number.NEGATIVE_INFINITY
      for (const { of } of parts) {
        const q = of.quantile(p)
        low = Math.min(low, q)
        high = Math.max(high, q)
      }
      if (low === high || reached(low)) return low
      for (;;) {
        const middle = between(low, high)
        if (!(middle > low && middle < high)) return high
        if (reached(middle)) high = middle
        else low = middle
      }
    },
    ...mixtureSampler(parts),
    mean,
    support: [least, greatest],
  }
}
