import { exp } from '../numeric/exp.ts'
import { logSumExp } from '../numeric/logSumExp.ts'
import { gammaVariate, logGammaVariate } from './gamma.ts'
import type { Sfc32 } from './sfc32.ts'

/** The least shape that keeps the logarithm of a gamma variate finite. */
const leastShape = 1e-300
/** From here on a gamma variate is below the smallest double once in 10³⁰ times. */
const plainShape = 0.1

/**
 * Replaces shares by a draw from Dirichlet(concentration · shares); a share of 0 stays 0.
 *
 * Source: gamma variates divided by their sum, L. Devroye, Non-Uniform Random Variate Generation (1986), XI.4.1;
 * in logarithms where a shape is small.
 */
export function dirichletInto(shares: Float64Array, concentration: number, stream: Sfc32): void {
  let plain = true
  for (let k = 0; k < shares.length; k++)
    if (shares[k]! > 0 && concentration * shares[k]! < plainShape) plain = false
  if (!plain) {
    dirichletByLogs(shares, concentration, stream)
    return
  }
  let sum = 0
  for (let k = 0; k < shares.length; k++) {
    const variate = shares[k] === 0 ? 0 : gammaVariate(stream, concentration * shares[k]!)
    shares[k] = variate
    sum += variate
  }
  for (let k = 0; k < shares.length; k++) shares[k]! /= sum
}

function dirichletByLogs(shares: Float64Array, concentration: number, stream: Sfc32): void {
  const logs = shares.map((share) =>
    share === 0
      ? Number.NEGATIVE_INFINITY
      : logGammaVariate(stream, Math.max(leastShape, concentration * share)),
  )
  const total = logSumExp(logs)
  for (let k = 0; k < shares.length; k++) shares[k] = exp(logs[k]! - total)
}
