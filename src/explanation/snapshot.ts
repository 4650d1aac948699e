import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import type { Cells } from './cells.ts'
import type { RowSum } from './rowSum.ts'

/** 10 / ln 10: decibans in a nat. */
export const decibansPerNat = 4.342_944_819_032_518

/** What is believed at one moment, by question. */
export interface Snapshot {
  readonly probability: Float64Array
  /** Odds against everything else, in decibans: 10·log₁₀(p/(1 − p)); ±Infinity where p is 0 or 1. */
  readonly decibans: Float64Array
}

/** What a change did to one outcome. */
export interface Move {
  /** After it. */
  readonly probability: number
  /** Percentage points. */
  readonly points: number
  /** Decibans of the odds against everything else; infinite where it makes impossible or certain. */
  readonly decibans: number
}

export function moveBetween(before: Snapshot, after: Snapshot, question: number): Move {
  const probability = after.probability[question]!
  return {
    probability,
    points: (probability - before.probability[question]!) * 100,
    decibans: differenceOf(before.decibans[question]!, after.decibans[question]!),
  }
}

/** after − before; 0 where both are the same infinity, since what stays impossible has not moved. */
export function differenceOf(before: number, after: number): number {
  return before === after ? 0 : after - before
}

/** ½ Σ |p − q| over the exclusive outcomes of q: the most by which the two differ about any set of them. */
export function totalVariation(p: Float64Array, q: Float64Array): number {
  let sum = 0
  for (let i = 0; i < q.length; i++) sum += Math.abs(p[i]! - q[i]!)
  return Math.min(1, sum / 2)
}

/**
 * Normalises prior and rows.
 *
 * The rest of an outcome is added up from the others rather than taken from 1, so that odds keep their digits
 * where a probability is next to 1.
 *
 * @returns undefined where nothing is possible.
 */
export function snapshotOf(cells: Cells, sum: RowSum): Snapshot | undefined {
  const { within, questions } = cells
  const weights = new Float64Array(cells.logPrior.length)
  if (!weightsInto(weights, cells, sum)) return undefined
  const outcomes = questions.outcomes.length
  const inside = new Float64Array(outcomes + within.length)
  addByOutcome(inside, cells, weights)
  const outside = new Float64Array(inside.length)
  let before = 0
  for (let i = 0; i < outcomes; i++) {
    outside[i] = before
    before += inside[i]!
  }
  let behind = 0
  for (let i = outcomes - 1; i >= 0; i--) {
    outside[i]! += behind
    behind += inside[i]!
  }
  within.forEach((member, branch) => {
    for (let cell = 0; cell < weights.length; cell++)
      (member[cell] ? inside : outside)[outcomes + branch]! += weights[cell]!
  })
  return {
    probability: inside.map((weight) => Math.min(1, weight / before)),
    decibans: inside.map((weight, i) => decibansPerNat * (log(weight) - log(outside[i]!))),
  }
}

/**
 * The probability of each outcome alone.
 *
 * @param out by outcome.
 * @param weights scratch by cell.
 */
export function probabilitiesInto(out: Float64Array, cells: Cells, sum: RowSum, weights: Float64Array): void {
  weightsInto(weights, cells, sum)
  out.fill(0)
  addByOutcome(out, cells, weights)
  let total = 0
  for (let i = 0; i < out.length; i++) total += out[i]!
  for (let i = 0; i < out.length; i++) out[i]! /= total
}

/** Unnormalised weights by cell, the largest 1; false where nothing is possible. */
function weightsInto(weights: Float64Array, { logPrior }: Cells, { finite, exclusions }: RowSum): boolean {
  let largest = Number.NEGATIVE_INFINITY
  for (let cell = 0; cell < weights.length; cell++) {
    const weight = exclusions[cell]! > 0 ? Number.NEGATIVE_INFINITY : logPrior[cell]! + finite[cell]!
    weights[cell] = weight
    if (weight > largest) largest = weight
  }
  if (largest === Number.NEGATIVE_INFINITY) return false
  for (let cell = 0; cell < weights.length; cell++) weights[cell] = exp(weights[cell]! - largest)
  return true
}

function addByOutcome(out: Float64Array, { outcomeOf }: Cells, weights: Float64Array): void {
  // cells of another scenario have no outcome here, and no weight
  for (let cell = 0; cell < weights.length; cell++)
    if (outcomeOf[cell]! >= 0) out[outcomeOf[cell]!]! += weights[cell]!
}
