import { exp } from './exp.ts'
import { log } from './log.ts'
import { log1p } from './log1p.ts'

/**
 * ln Σ e^vᵢ without overflow or underflow: the sum of unnormalised weights that are given as logarithms.
 *
 * @param values logarithms, −Infinity for a weight of 0
 * @returns the logarithm of the sum; −Infinity if there are no values or all are −Infinity; NaN if a value is
 * @example logSumExp([-1000, -1000]) // -999.3068528194401
 */
export function logSumExp(values: ArrayLike<number>): number {
  let largest = -Infinity
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (Number.isNaN(value)) return value
    if (value > largest) largest = value
  }
  // −∞ − −∞ would be NaN; at +∞ the sum is +∞ whatever the others are.
  if (largest === -Infinity || largest === Infinity) return largest
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += exp(values[i]! - largest)
  return largest + log(sum)
}

/**
 * ln(e^a + e^b) without overflow or underflow.
 *
 * @param a a logarithm, −Infinity for a weight of 0
 * @param b another
 * @returns the logarithm of the sum; NaN if one of them is
 * @example logAddExp(-Infinity, 2) // 2
 */
export function logAddExp(a: number, b: number): number {
  if (a === b) return a + Math.LN2
  const larger = a > b ? a : b
  const smaller = a > b ? b : a
  const difference = smaller - larger
  return difference === -Infinity ? larger : larger + log1p(exp(difference))
}
