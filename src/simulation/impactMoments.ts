import { emptySum, mergeInto, sumValue } from '../numeric/exactSum.ts'
import type { Plan } from '../runs/plan.ts'
import type { ImpactTally, Tally } from '../runs/tally.ts'
import type { ImpactSimulation } from './simulation.ts'

/** What is known of the runs of one outcome, distances in units. */
export interface Moments {
  readonly count: number
  /** Mean value; and as a distance from the outcome's centre. */
  readonly mean: number
  readonly distance: number
  /** Σ of squared distances from the mean. */
  readonly squares: number
}

/** Exact sums over the groups of draws, rounded once. */
export function momentsByOutcome(
  plan: Plan,
  counts: Tally['counts'],
  tally: ImpactTally,
  centers: Float64Array,
  unit: number,
): Moments[] {
  return Array.from(centers, (center, outcome) => {
    const sum = emptySum()
    const squares = emptySum()
    let count = 0
    for (let slot = outcome; slot < counts.length; slot += plan.outcomes) {
      count += counts[slot]!
      mergeInto(sum, tally.sum[slot]!)
      mergeInto(squares, tally.squares[slot]!)
    }
    const distance = count === 0 ? 0 : sumValue(sum) / count
    const spread = sumValue(squares) - distance * sumValue(sum)
    return { count, mean: center + unit * distance, distance, squares: Math.max(0, spread) }
  })
}

/** The mean of all runs, and their squared distances from it: within outcomes, and between them. */
export function together(
  outcomes: readonly Moments[],
  center: number,
  unit: number,
): { mean: number; squares: number } {
  let runs = 0
  let sum = 0
  for (const { count, mean } of outcomes) {
    runs += count
    sum += count * ((mean - center) / unit)
  }
  const mean = center + unit * (sum / runs)
  let squares = 0
  for (const outcome of outcomes)
    squares += outcome.squares + outcome.count * square((outcome.mean - mean) / unit)
  return { mean, squares }
}

/** Null with fewer than two runs: one run has no spread. */
export function standardDeviation(count: number, squares: number): number | null {
  return count < 2 ? null : Math.sqrt(squares / (count - 1))
}

/** What is said of the runs of one outcome. */
export function ofOutcome(
  plan: Plan,
  counts: Tally['counts'],
  tally: ImpactTally,
  outcome: number,
  moments: Moments,
  unit: number,
): ImpactSimulation['byOutcome'][string] {
  const { count, mean, distance, squares } = moments
  if (count === 0) return { mean: null, mcseMean: null, sd: null, count }
  const sd = standardDeviation(count, squares)
  const error = sd === null ? null : unit * outcomeError(plan, counts, tally, outcome, count, distance, sd)
  return { mean, mcseMean: error, sd: sd === null ? null : unit * sd, count }
}

/** The error of a mean given an outcome: that of a ratio of sums over groups of draws, or with one group sd/√count. */
function outcomeError(
  plan: Plan,
  counts: Tally['counts'],
  tally: ImpactTally,
  outcome: number,
  count: number,
  distance: number,
  sd: number,
): number {
  const slots = Array.from({ length: plan.groups }, (_, g) => g * plan.outcomes + outcome).filter(
    (slot) => counts[slot]! > 0,
  )
  if (slots.length < 2) return sd / Math.sqrt(count)
  const squares = slots.reduce(
    (total, slot) => total + square(sumValue(tally.sum[slot]!) - distance * counts[slot]!),
    0,
  )
  return Math.sqrt((squares * slots.length) / (slots.length - 1)) / count
}

/** Not `**`: engines may round powers differently. */
function square(x: number): number {
  return x * x
}
