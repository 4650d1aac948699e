import type { DistributionBody } from './distribution.ts'
import type { ParametersOf } from './ofSpec.ts'
import { tails } from './tails.ts'

export function triangularQuantile({ min, mode, max }: ParametersOf<'triangular'>): (p: number) => number {
  const width = max - min
  /** P(X ≤ mode) and P(X > mode). */
  const below = (mode - min) / width
  const above = (max - mode) / width
  return (p) => {
    // `below` may round to 0 or 1 without being it, so the ends are said first.
    if (p === 0 || p === 1) return p === 0 ? min : max
    return p <= below
      ? Math.min(min + width * Math.sqrt(p * below), mode)
      : Math.max(max - width * Math.sqrt((1 - p) * above), mode)
  }
}

/** The triangular distribution on [min, max] with its peak at `mode`, which may be an end. */
export function triangular(range: ParametersOf<'triangular'>): DistributionBody {
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
}
