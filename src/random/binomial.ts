import { exp } from '../numeric/exp.ts'
import { log1p } from '../numeric/log1p.ts'
import { betaVariate } from './beta.ts'
import type { Sfc32 } from './sfc32.ts'
import { uniformVariate } from './sfc32.ts'

/** Up to this mean successes are counted off one by one. */
const smallMean = 10
/** A count of a mean of at most ten is beyond this with probability below 10⁻⁸⁰: rounding brought the variate here. */
const mostCounted = 150

/**
 * A binomial variate: how many of n trials succeed. Exact at any n: the only approximation is that of doubles.
 *
 * @param state the generator; a varying number of words is taken.
 * @param n a whole number from 0 to 2⁵³ − 1.
 * @param p the probability of a success, in [0, 1].
 * @param q that of a failure, 1 − p, with its own digits where p is near 1.
 *
 * Source: trials as uniform variates of which those up to p succeed. The middle one of all is a beta variate, and
 * halves their number (L. Devroye, Non-Uniform Random Variate Generation (1986), X.4.3), until few are expected to
 * succeed.
 */
export function binomialVariate(state: Sfc32, n: number, p: number, q: number): number {
  let successes = 0
  while (n * Math.min(p, q) > smallMean) {
    const middle = Math.floor((n + 1) / 2)
    const { x, y } = betaVariate(state, middle, n + 1 - middle)
    // x is of the trials from 0 on, y from the other end: both differences keep their digits
    const beyond = p <= q ? p - x : y - q
    if (beyond >= 0) {
      // the middle trial and those before it succeed; the others are uniform on what is left
      successes += middle
      n -= middle
      p = Math.min(1, beyond / y)
      q = Math.min(1, q / y)
    } else {
      n = middle - 1
      q = Math.min(1, -beyond / x)
      p = Math.min(1, p / x)
    }
  }
  return successes + (p <= q ? counted(state, n, p) : n - counted(state, n, q))
}

/** Inversion from 0 upwards, for a mean of at most ten. */
function counted(state: Sfc32, n: number, p: number): number {
  if (n === 0 || p === 0) return 0
  const odds = p / (1 - p)
  const none = exp(n * log1p(-p))
  for (;;) {
    let left = uniformVariate(state)
    let mass = none
    for (let k = 0; k <= Math.min(n, mostCounted); k++) {
      if (left < mass) return k
      left -= mass
      mass *= ((n - k) / (k + 1)) * odds
    }
  }
}
