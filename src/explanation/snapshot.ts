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

/** ½ Σ |p − q| over exclusive outcomes: the most by which any two statements about them differ. */
export function totalVariation(p: Float64Array, q: Float64Array, outcomes: number): number {
  let sum = 0
  for (let i = 0; i < outcomes; i++) sum += Math.abs(p[i]! - q[i]!)
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
export function snapshotOf(cells: Cells, { finite, exclusions }: RowSum): Snapshot | undefined {
  const { logPrior, outcomeOf, within, questions } = cells
  const count = logPrior.length
  const weights = new Float64Array(count)
  let largest = Number.NEGATIVE_INFINITY
  for (let cell = 0; cell < count; cell++) {
    weights[cell] = exclusions[cell]! > 0 ? Number.NEGATIVE_INFINITY : logPrior[cell]! + finite[cell]!
    if (weights[cell]! > largest) largest = weights[cell]!
  }
  if (largest === Number.NEGATIVE_INFINITY) return undefined
  const outcomes = questions.outcomes.length
  const inside = new Float64Array(outcomes + within.length)
  const outside = new Float64Array(inside.length)
  for (let cell = 0; cell < count; cell++) {
    const weight = exp(weights[cell]! - largest)
    weights[cell] = weight
    if (weight > 0) inside[outcomeOf[cell]!]! += weight
  }
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
    for (let cell = 0; cell < count; cell++)
      (member[cell] ? inside : outside)[outcomes + branch]! += weights[cell]!
  })
  return {
    probability: inside.map((weight) => Math.min(1, weight / before)),
    decibans: inside.map((weight, i) => decibansPerNat * (log(weight) - log(outside[i]!))),
  }
}
