import type { Family } from './family.ts'
import { type PeakedRange, peakedRangeParameters, rangeProblem } from './range.ts'
import { tails } from './tails.ts'

export function triangularQuantile({ min, mode, max }: PeakedRange): (p: number) => number {
  const width = max - min
  /** P(X ≤ mode) and P(X > mode). */
  const below = (mode - min) / width
  const above = (max - mode) / width
  return (p) => {
    // `below` can round to 0 or 1, so the ends are handled separately.
    if (p === 0 || p === 1) return p === 0 ? min : max
    return p <= below
      ? Math.min(min + width * Math.sqrt(p * below), mode)
      : Math.max(max - width * Math.sqrt((1 - p) * above), mode)
  }
}

/** The triangular distribution on [min, max] with its peak at `mode`, which may be an end. */
export const triangular: Family<PeakedRange, { readonly from: 'triangular' } & PeakedRange> = {
  description: 'A likeliest value, and straight lines down to the ends.',
  parameters: peakedRangeParameters,
  constraint: rangeProblem,
  body: (range) => {
    const { min, mode, max } = range
    const width = max - min
    return {
      ...tails(min, max, (x, upper) => {
        const below = x < mode
        const fromEnd = below ? x - min : max - x
        const weight = (fromEnd / width) * (fromEnd / (below ? mode - min : max - mode))
        return below === upper ? 1 - weight : weight
      }),
      quantile: triangularQuantile(range),
      recipe: { from: 'triangular', min, mode, max },
    }
  },
  mean: ({ min, mode, max }) => min + (mode - min) / 3 + (max - min) / 3,
}
