import { exp } from './exp.ts'
import { expm1 } from './expm1.ts'

/** More terms than the series takes for any argument that its callers pass. */
const MOST_TERMS = 200

/**
 * 1 − e^logRatio · (1 + a Σ termₙ / (a + n)), without forming the difference: the upper tail of a gamma or beta variable of a
 * small shape a, where the lower one is near 1.
 *
 * @param factor termₙ / termₙ₋₁, from n = 1 on; term₀ is 1
 */
export function complementSeries(a: number, logRatio: number, factor: (n: number) => number): number {
  let term = 1
  let sum = 0
  for (let n = 1; n < MOST_TERMS; n++) {
    term *= factor(n)
    const next = sum + term / (a + n)
    if (next === sum) break
    sum = next
  }
  return -expm1(logRatio) - exp(logRatio) * a * sum
}
