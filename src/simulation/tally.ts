import type { ExactSum } from '../numeric/exactSum.ts'
import { emptySum, mergeInto } from '../numeric/exactSum.ts'
import { gridCells } from './grid.ts'
import type { Plan } from './plan.ts'

/** What runs have shown of one impact. */
export interface ImpactTally {
  /** Runs by group of draws and grid cell, group by group. */
  readonly histogram: Float64Array
  /** Least and greatest value by grid cell. */
  readonly least: Float64Array
  readonly greatest: Float64Array
  /** Runs by group and outcome, group by group; and the sums of their distances from the grid's centre, and of those squared. */
  readonly count: Float64Array
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
  readonly impacts: readonly ImpactTally[]
}

/** Entries of `Tally.days` for one outcome: days asOf + 1 … horizon; one when the as-of day is the horizon. */
export function daysPerOutcome(plan: Pick<Plan, 'span' | 'asOfDays'>): number {
  return Math.max(1, plan.span - plan.asOfDays)
}

/** The tally of no runs. */
export function emptyTally(plan: Plan): Tally {
  return {
    runs: 0,
    days: new Float64Array(plan.outcomes * daysPerOutcome(plan)),
    impacts: plan.impacts.map(() => ({
      histogram: new Float64Array(plan.groups * gridCells),
      least: new Float64Array(gridCells).fill(Number.POSITIVE_INFINITY),
      greatest: new Float64Array(gridCells).fill(Number.NEGATIVE_INFINITY),
      count: new Float64Array(plan.groups * plan.outcomes),
      sum: Array.from({ length: plan.groups * plan.outcomes }, emptySum),
      squares: Array.from({ length: plan.groups * plan.outcomes }, emptySum),
    })),
  }
}

/** Adds the runs of one tally to another, in place. */
export function mergeTally(into: Tally, other: Tally): void {
  into.runs += other.runs
  addColumn(into.days, other.days)
  into.impacts.forEach((impact, j) => {
    const more = other.impacts[j]!
    addColumn(impact.histogram, more.histogram)
    addColumn(impact.count, more.count)
    for (let cell = 0; cell < gridCells; cell++) {
      impact.least[cell] = Math.min(impact.least[cell]!, more.least[cell]!)
      impact.greatest[cell] = Math.max(impact.greatest[cell]!, more.greatest[cell]!)
    }
    for (const [slot, sum] of impact.sum.entries()) mergeInto(sum, more.sum[slot]!)
    for (const [slot, sum] of impact.squares.entries()) mergeInto(sum, more.squares[slot]!)
  })
}

function addColumn(into: Float64Array, other: Float64Array): void {
  for (let i = 0; i < into.length; i++) into[i]! += other[i]!
}
