import type { Place } from '../kernels/column.ts'
import type { ExactSum } from '../numeric/exactSum.ts'
import { emptySum, mergeInto } from '../numeric/exactSum.ts'
import { gridCells } from '../numeric/grid.ts'
import type { Plan } from './plan.ts'

/** What runs have shown of one impact. */
export interface ImpactTally {
  /** Runs by group of draws and grid cell, group by group. */
  readonly histogram: Float64Array
  /** The least and the greatest value of each grid cell, one after the other. */
  readonly extremes: Float64Array
  /** Sums by group and outcome, group by group, of distances from the outcome's centre, and of those squared. */
  readonly sum: ExactSum[]
  readonly squares: ExactSum[]
}

/**
 * What has been seen of a simulation: a commutative monoid. Counts are integers below 2⁵³, sums are exact, so
 * that tallies of blocks can be merged in any order and any grouping to the same result.
 */
export interface Tally {
  runs: number
  /** Runs by outcome and day after the as-of day (the horizon last), outcome by outcome. */
  readonly days: Float64Array
  /** Runs by group of draws and outcome, group by group; 0 where there is one group, whose runs `days` has. */
  readonly counts: Float64Array
  readonly impacts: readonly ImpactTally[]
}

/** Entries of `Tally.days` for one outcome: days asOf + 1 … horizon; one when the as-of day is the horizon. */
export function daysPerOutcome(plan: Pick<Plan, 'span' | 'asOfDays'>): number {
  return Math.max(1, plan.span - plan.asOfDays)
}

/**
 * The tally of no runs.
 *
 * @param place puts its columns where kernels reach them, if they are to.
 */
export function emptyTally(plan: Plan, place: Place = (column) => column): Tally {
  return {
    runs: 0,
    days: place(new Float64Array(plan.outcomes * daysPerOutcome(plan))),
    counts: new Float64Array(plan.groups * plan.outcomes),
    impacts: plan.impacts.map(() => ({
      histogram: place(new Float64Array(plan.groups * gridCells)),
      extremes: place(noExtremes()),
      sum: Array.from({ length: plan.groups * plan.outcomes }, emptySum),
      squares: Array.from({ length: plan.groups * plan.outcomes }, emptySum),
    })),
  }
}

/** Of no values: Infinity is least, −Infinity greatest. */
function noExtremes(): Float64Array {
  const extremes = new Float64Array(2 * gridCells)
  clearExtremes(extremes)
  return extremes
}

function clearExtremes(extremes: Float64Array): void {
  for (let i = 0; i < extremes.length; i += 2) {
    extremes[i] = Infinity
    extremes[i + 1] = -Infinity
  }
}

/** Makes a tally one of no runs again: cheaper than another. */
export function clearTally(tally: Tally): void {
  tally.runs = 0
  tally.days.fill(0)
  tally.counts.fill(0)
  for (const { histogram, extremes, sum, squares } of tally.impacts) {
    histogram.fill(0)
    clearExtremes(extremes)
    for (const parts of sum) parts.length = 0
    for (const parts of squares) parts.length = 0
  }
}

/** Adds the runs of one tally to another, in place. */
export function mergeTally(into: Tally, other: Tally): void {
  into.runs += other.runs
  addColumn(into.days, other.days)
  addColumn(into.counts, other.counts)
  into.impacts.forEach((impact, j) => {
    const more = other.impacts[j]!
    addColumn(impact.histogram, more.histogram)
    for (let i = 0; i < 2 * gridCells; i += 2) {
      impact.extremes[i] = Math.min(impact.extremes[i]!, more.extremes[i]!)
      impact.extremes[i + 1] = Math.max(impact.extremes[i + 1]!, more.extremes[i + 1]!)
    }
    for (const [slot, sum] of impact.sum.entries()) mergeInto(sum, more.sum[slot]!)
    for (const [slot, sum] of impact.squares.entries()) mergeInto(sum, more.squares[slot]!)
  })
}

function addColumn(into: Float64Array, other: Float64Array): void {
  for (let i = 0; i < into.length; i++) into[i]! += other[i]!
}
