import { uniformVariate } from '../random/sfc32.ts'
import type { Distribution } from './distribution.ts'

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

/**
 * The distribution that first draws a component by its weight and then a value from it.
 *
 * @param parts weights ≥ 0 with a positive sum; a component of weight 0 leaves no trace, not in the support either
 * @returns its quantile is found by bisection to the last digit, on the cdf or, above 0.999, on the survival function
 */
export function mixture(
  parts: readonly { readonly weight: number; readonly distribution: Distribution }[],
): Distribution {
  const weights: number[] = []
  const components: Distribution[] = []
  for (const { weight, distribution } of parts) {
    if (weight === 0) continue
    weights.push(weight)
    components.push(distribution)
  }
  /** Σ wᵢ·tailᵢ(x) with Neumaier's compensation, so that ten weights of 0.1 reach 0.3 at the third and 1 at the last. */
  const sum = (x: number, upper: boolean): number => {
    let total = 0
    let lost = 0
    for (let i = 0; i < weights.length; i++) {
      const component = components[i]!
      const term = weights[i]! * (upper ? component.survival(x) : component.cdf(x))
      const next = total + term
      lost += total >= term ? total - next + term : term - next + total
      total = next
    }
    return total + lost
  }
  const whole = sum(Number.POSITIVE_INFINITY, false)
  const cdf = (x: number): number => sum(x, false) / whole
  const survival = (x: number): number => sum(x, true) / whole
  let mean = 0
  let least = Number.POSITIVE_INFINITY
  let greatest = Number.NEGATIVE_INFINITY
  for (let i = 0; i < weights.length; i++) {
    const component = components[i]!
    mean += (weights[i]! / whole) * component.mean
    least = Math.min(least, component.support[0])
    greatest = Math.max(greatest, component.support[1])
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
      for (const component of components) {
        const q = component.quantile(p)
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
    sample: (state) => {
      // rounding may leave a little after the last weight: it is the last component's
      let left = uniformVariate(state) * whole
      let i = 0
      while (i < weights.length - 1 && left >= weights[i]!) left -= weights[i++]!
      return components[i]!.sample(state)
    },
    mean,
    support: [least, greatest],
  }
}
