import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import { logSumExp } from '../numeric/logSumExp.ts'
import { gammaVariate, logGammaVariate } from './gamma.ts'
import { gammaColumn, gammasInto, plainShape, type VariateSource } from './gammaColumn.ts'
import type { Sfc32 } from './sfc32.ts'

/**
 * Fills columns, one for each category, with draws of Dirichlet(concentration · shares); a share of 0 stays 0.
 *
 * What the columns leave open is settled draw after draw, at the end: so the first draws are the same whatever the
 * length.
 *
 * @param out from the source, as are columns of shares.
 * @param shares for each category one for each draw, or one for all; in each draw they sum to 1.
 * @param concentration above 0.
 * @param source of which a varying number of words is taken.
 * @param length of the columns, at most `gammaColumn`.
 *
 * Source: gamma variates divided by their sum, L. Devroye, Non-Uniform Random Variate Generation (1986), XI.4.1;
 * in logarithms where a shape is small.
 */
export function dirichletInto(
  out: readonly Float64Array[],
  shares: readonly (number | Float64Array)[],
  concentration: number,
  source: VariateSource,
  length: number,
): void {
  const left = new Uint8Array(gammaColumn)
  source.sum.fill(0)
  out.forEach((column, k) => {
    gammasInto(column, shares[k]!, concentration, source, left, length)
  })
  for (let i = 0; i < length; i++) if (left[i] === 1) source.sum[i] = settle(out, i, source.state)
  for (const column of out) for (let i = 0; i < length; i++) column[i]! /= source.sum[i]!
}

/** Draws what is left of one draw, −shape each, and gives its sum. */
function settle(out: readonly Float64Array[], i: number, stream: Sfc32): number {
  let small = false
  for (const column of out) {
    const shape = -column[i]!
    if (shape >= plainShape) column[i] = gammaVariate(stream, shape)
    else if (shape > 0) small = true
  }
  if (small) {
    const logs = out.map((column) =>
      column[i]! < 0 ? logGammaVariate(stream, -column[i]!) : log(column[i]!),
    )
    const total = logSumExp(logs)
    out.forEach((column, k) => {
      column[i] = exp(logs[k]! - total)
    })
  }
  let sum = 0
  for (const column of out) sum += column[i]!
  return sum
}
