import type { DistributionBody } from './family.ts'

/**
 * The cdf and survival function of a distribution on [min, max], from one function that computes both between the ends.
 *
 * @param tail P(X ≤ x), or P(X > x) if `upper`, for min < x < max
 */
export function tails(
  min: number,
  max: number,
  tail: (x: number, upper: boolean) => number,
): Pick<DistributionBody<unknown>, 'cdf' | 'survival'> {
  const at = (x: number, upper: boolean): number =>
    x <= min ? Number(upper) : x >= max ? Number(!upper) : tail(x, upper)
  return { cdf: (x) => at(x, false), survival: (x) => at(x, true) }
}
