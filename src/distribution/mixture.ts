import type { Part, Recipe } from './distribution.ts'
import type { DistributionBody } from './family.ts'

type Body = DistributionBody<Recipe>

/** Quantiles above this p use the survival function. Up to it, rounding of the cdf (1e-16) is below 1e-13 of the upper tail. */
const UPPER_TAIL = 0.999

/** A double between the two, or one of them if there is none. Bisection with it takes about 70 steps on any range. */
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
function compensated(parts: readonly Part<Body>[], termOf: (part: Part<Body>) => number): number {
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

/**
 * The mixture of distributions: a component is drawn by its weight, then a value from the component.
 *
 * @param all weights ≥ 0 with a positive sum; a component of weight 0 is ignored, also for the ends of the support
 * @returns a distribution whose quantile is found by bisection to the last digit: on the cdf, or above 0.999 on the
 * survival function
 */
export function mixture(all: readonly Part<Body>[]): Body {
  const parts = all.filter(({ weight }) => weight > 0)
  const whole = compensated(parts, ({ weight }) => weight)
  const cdf = (x: number): number => compensated(parts, ({ weight, of }) => weight * of.cdf(x)) / whole
  const survival = (x: number): number =>
    compensated(parts, ({ weight, of }) => weight * of.survival(x)) / whole
  return {
    cdf,
    survival,
    quantile: (p) => {
      const reached = (x: number): boolean => (p <= UPPER_TAIL ? cdf(x) >= p : survival(x) <= 1 - p)
      // The quantile lies between the smallest and the largest quantile of the components.
      const ends = parts.map(({ of }) => of.quantile(p))
      let low = ends.reduce((a, b) => Math.min(a, b))
      let high = ends.reduce((a, b) => Math.max(a, b))
      if (p === 1) return high
      if (p === 0 || low === high || reached(low)) return low
      for (;;) {
        const middle = between(low, high)
        if (!(middle > low && middle < high)) return high
        if (reached(middle)) high = middle
        else low = middle
      }
    },
    recipe: { from: 'mixture', whole, parts: parts.map(({ weight, of }) => ({ weight, of: of.recipe })) },
  }
}
