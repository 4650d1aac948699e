import type { Distribution } from './distribution.ts'

/** Up to here the cdf's rounding (1e-16) costs less than 1e-13 of the upper tail; beyond it the survival function decides. */
const UPPER_TAIL = 0.999

/** A double strictly between the two, or one of them if there is none: a step of a bisection that ends after some 70 steps on any range. */
function between(low: number, high: number): number {
  if (low < 0 && high > 0) return 0
  if (high <= 0) return -between(-high, -low)
  if (high > 4 * low && high > 1e-300) {
    // Halve the exponents first.
    return Math.sqrt(Math.max(low, 1e-320)) * Math.sqrt(Math.min(high, Number.MAX_VALUE))
  }
  return low + (high - low) / 2
}

/** The distribution that first draws a component by weight and then a value from it. */
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
  /** Σ wᵢ·value(i), with Neumaier's compensation: ten weights of 0.1 make 1. */
  const sum = (value: (component: Distribution) => number): number => {
    let total = 0
    let lost = 0
    for (let i = 0; i < weights.length; i++) {
      const x = weights[i]! * value(components[i]!)
      const next = total + x
      lost += Math.abs(total) >= Math.abs(x) ? total - next + x : x - next + total
      total = next
    }
    // Infinite means make the compensation NaN.
    return Number.isNaN(lost) ? total : total + lost
  }
  const all = sum(() => 1)
  const cdf = (x: number): number => sum((component) => component.cdf(x)) / all
  const survival = (x: number): number => sum((component) => component.survival(x)) / all
  const support: [number, number] = [
    Math.min(...components.map((component) => component.support[0])),
    Math.max(...components.map((component) => component.support[1])),
  ]
  return {
    kind: 'mixture',
    cdf,
    survival,
    quantile: (p) => {
      if (p === 0) return support[0]
      if (p === 1) return support[1]
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
    mean: sum((component) => component.mean) / all,
    support,
  }
}
