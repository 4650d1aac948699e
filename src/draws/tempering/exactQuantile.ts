import type { Distribution } from '../../distribution/distribution.ts'
import { stretched } from '../../distribution/scaledBeta.ts'
import { betaPair } from '../../numeric/betaQuantile.ts'
import { normalCdf } from '../../numeric/normal.ts'

/** Up to here 1 − p has as many digits as a value needs. */
const plainScore = 1

/**
 * The value of a distribution at a normal score: its quantile at Φ(z), without forming 1 − p in the upper tail.
 *
 * Bisection, where there is no quantile of the upper tail: to be tabulated, not asked a million times.
 */
export function exactQuantile({ recipe, quantile, survival }: Distribution, score: number): number {
  if (score <= plainScore) return quantile(normalCdf(score))
  const tail = normalCdf(-score)
  if (recipe.from === 'beta') {
    const [y, x] = betaPair(recipe.beta, recipe.alpha, tail)
    return stretched(recipe, x, y)
  }
  return upperQuantile(survival, tail, quantile(normalCdf(plainScore)), quantile(1))
}

/** The smallest value above `low` that is exceeded with a probability of at most `tail`. */
function upperQuantile(survival: (x: number) => number, tail: number, low: number, greatest: number): number {
  let width = Math.abs(low) || 1
  let high = low
  do {
    low = high
    high = Math.min(greatest, low + width)
    width *= 2
  } while (survival(high) > tail && high < greatest)
  for (;;) {
    const middle = low + (high - low) / 2
    if (!(middle > low && middle < high)) return high
    if (survival(middle) <= tail) high = middle
    else low = middle
  }
}
