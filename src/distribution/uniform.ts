import type { Family } from './family.ts'
import { type Range, rangeParameters, rangeProblem } from './range.ts'
import { tails } from './tails.ts'

/** The quantile of a uniform distribution, measured from the nearer end, so that both ends and the middle are exact. */
export function uniformQuantile({ min, max }: Range): (p: number) => number {
  const width = max - min
  const middle = 0.5 * min + 0.5 * max
  return (p) =>
    p < 0.5 ? Math.min(min + p * width, middle) : p > 0.5 ? Math.max(max - (1 - p) * width, middle) : middle
}

/** The uniform distribution on [min, max]. Its median is the midpoint, exactly. */
export const uniform: Family<Range, { readonly from: 'uniform' } & Range> = {
  description: 'Every value between min and max alike.',
  parameters: rangeParameters,
  constraint: rangeProblem,
  body: (range) => {
    const { min, max } = range
    const width = max - min
    return {
      ...tails(min, max, (x, upper) => (upper ? max - x : x - min) / width),
      quantile: uniformQuantile(range),
      recipe: { from: 'uniform', min, max },
    }
  },
  mean: ({ min, max }) => 0.5 * min + 0.5 * max,
}
