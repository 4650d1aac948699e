import { log } from '../../numeric/log.ts'
import { uniformVariate } from '../../random/sfc32.ts'
import type { TextKey } from '../../random/stream.ts'
import { type Gaussian, logPriorOverFit } from './gaussianFit.ts'
import type { Population } from './population.ts'
import { acceptKey, fillNormals, temperingStream } from './streams.ts'
import type { Target } from './target.ts'

/** Where and how a sweep moves the draws. */
export interface Move {
  readonly seed: TextKey
  readonly step: number
  readonly sweep: number
  /** β: the draws are of prior × W̄^β. */
  readonly exponent: number
  readonly fit: Gaussian
  /** s, in (0, 1]: how far a proposal goes; at 1 it depends on where the draw was no longer. */
  readonly stride: number
}

/**
 * Moves every draw once, or leaves it where it is.
 *
 * The proposal μ + √(1 − s²)(z − μ) + s·Lξ leaves N(μ, LLᵀ) as it is, so what decides is the change of
 * prior × W̄^β over that density. A proposal without weight, or out of range, is never taken.
 *
 * Source: preconditioned Crank–Nicolson about a fitted Gaussian, D. Rudolf and B. Sprungk, On a generalization of the
 * preconditioned Crank–Nicolson Metropolis algorithm, Foundations of Computational Mathematics 18 (2018).
 *
 * @param proposed scratch, as large as the draws.
 * @returns the share of draws that moved.
 */
export function sweepOnce(target: Target, draws: Population, proposed: Population, move: Move): number {
  const { seed, step, sweep, exponent, fit } = move
  const length = draws.logWeight.length
  propose(target, draws, proposed, move)
  target.logWeight(proposed.logWeight, proposed.scores)
  const before = new Float64Array(length)
  const after = new Float64Array(length)
  logPriorOverFit(before, draws.scores, fit)
  logPriorOverFit(after, proposed.scores, fit)
  const state = temperingStream(seed, acceptKey, step, sweep)
  const isTaken = new Uint8Array(length)
  let taken = 0
  for (let i = 0; i < length; i++) {
    const change = exponent * (proposed.logWeight[i]! - draws.logWeight[i]!) + (after[i]! - before[i]!)
    if (!(log(uniformVariate(state)) < change)) continue
    isTaken[i] = 1
    taken++
    draws.logWeight[i] = proposed.logWeight[i]!
  }
  draws.scores.forEach((column, j) => {
    const from = proposed.scores[j]!
    for (let i = 0; i < length; i++) if (isTaken[i] === 1) column[i] = from[i]!
  })
  return taken / length
}

function propose(
  { keys }: Target,
  { scores }: Population,
  proposed: Population,
  { seed, step, sweep, fit, stride }: Move,
): void {
  const { mean, factor } = fit
  const k = scores.length
  const kept = Math.sqrt(1 - stride * stride)
  const normals = scores.map((column, j) => {
    const out = new Float64Array(column.length)
    fillNormals(out, temperingStream(seed, keys[j]!, step, sweep))
    return out
  })
  scores.forEach((z, a) => {
    const out = proposed.scores[a]!
    const middle = mean[a]!
    for (let i = 0; i < out.length; i++) out[i] = middle + kept * (z[i]! - middle)
    for (let b = 0; b <= a; b++) {
      const entry = stride * factor[a * k + b]!
      const normal = normals[b]!
      for (let i = 0; i < out.length; i++) out[i]! += entry * normal[i]!
    }
  })
}
