import { exp } from '../../numeric/exp.ts'

/** Steps of the bisection: the effective number is then what is wanted to within rounding of a draw. */
const bisections = 40

/**
 * The next exponent: the greatest at which the draws, weighed by W̄ to the power of the increment, are still worth half
 * of those that have any weight.
 *
 * Source: bisection of the exponent, A. Jasra, D. A. Stephens, A. Doucet and T. Tsagaris, Inference for Lévy-driven
 * stochastic volatility models via adaptive sequential Monte Carlo, Scandinavian Journal of Statistics 38 (2011).
 *
 * @param weight gets the weights, the largest 1.
 */
export function nextExponent(weight: Float64Array, logWeight: Float64Array, exponent: number): number {
  let possible = 0
  for (const value of logWeight) if (value > -Infinity) possible++
  const isEnough = (increment: number) => effectiveAt(weight, logWeight, increment) >= possible / 2
  let high = 1 - exponent
  if (isEnough(high)) return 1
  let low = 0
  for (let n = 0; n < bisections; n++) {
    const middle = (low + high) / 2
    if (isEnough(middle)) low = middle
    else high = middle
  }
  const increment = low === 0 ? high : low
  effectiveAt(weight, logWeight, increment)
  return exponent + increment
}

/** Kish's effective number of draws at an increment of the exponent; leaves their weights. */
function effectiveAt(weight: Float64Array, logWeight: Float64Array, increment: number): number {
  let largest = -Infinity
  for (const value of logWeight) if (value > largest) largest = value
  let sum = 0
  let squares = 0
  for (let i = 0; i < weight.length; i++) {
    const w = exp(increment * (logWeight[i]! - largest))
    weight[i] = w
    sum += w
    squares += w * w
  }
  return (sum * sum) / squares
}
