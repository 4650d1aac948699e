import { exp } from '../numeric/exp.ts'
import { log } from '../numeric/log.ts'
import type { Cells } from './cells.ts'
import type { RowSum } from './rowSum.ts'

/** 10 / ln 10: decibans in a nat. */
export const decibansPerNat = 4.342_944_819_032_518

/** Probability and log odds of each question: outcomes first, then branches. */
export interface Beliefs {
  readonly probability: Float64Array
  /** Odds against everything else, in decibans: 10·log₁₀(p/(1 − p)); ±Infinity where p is 0 or 1. */
  readonly decibans: Float64Array
}

/** How a change moved one outcome or branch. */
export interface Move {
  /** The probability after the change. */
  readonly probability: number
  /** Percentage points. */
  readonly points: number
  /** Decibans of the odds against everything else; infinite where the change makes it impossible or certain. */
  readonly decibans: number
}

export function moveBetween(before: Beliefs, after: Beliefs, question: number): Move {
  const probability = after.probability[question]!
  return {
    probability,
    points: (probability - before.probability[question]!) * 100,
    decibans: differenceOf(before.decibans[question]!, after.decibans[question]!),
  }
}

/** after − before; 0 where both are the same infinity: an outcome that stays impossible has not moved. */
export function differenceOf(before: number, after: number): number {
  return before === after ? 0 : after - before
}

/** ½ Σ |p − q| over the outcomes of q: the largest difference in the probability of any set of outcomes. */
export function totalVariation(p: Float64Array, q: Float64Array): number {
  let sum = 0
  for (let i = 0; i < q.length; i++) sum += Math.abs(p[i]! - q[i]!)
  return Math.min(1, sum / 2)
}

/**
 * The beliefs that follow from the prior and a sum of rows.
 *
 * The weight outside an outcome is the sum of the other outcomes, not 1 minus its own: the odds of a probability near 1
 * would lose their digits in that subtraction.
 *
 * @returns undefined where nothing is possible.
 */
export function beliefsOf(cells: Cells, sum: RowSum): Beliefs | undefined {
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
 * The probabilities of the outcomes only, for many sums of rows.
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
  let largest = -Infinity
  for (let cell = 0; cell < weights.length; cell++) {
    const weight = exclusions[cell]! > 0 ? -Infinity : logPrior[cell]! + finite[cell]!
    weights[cell] = weight
    if (weight > largest) largest = weight
  }
  if (largest === -Infinity) return false
  for (let cell = 0; cell < weights.length; cell++) weights[cell] = exp(weights[cell]! - largest)
  return true
}

function addByOutcome(out: Float64Array, { outcomeOf }: Cells, weights: Float64Array): void {
  // cells of another scenario have no outcome here, and no weight
  for (let cell = 0; cell < weights.length; cell++)
    if (outcomeOf[cell]! >= 0) out[outcomeOf[cell]!]! += weights[cell]!
}
