import { type ExactSum, mergeInto } from '../numeric/exactSum.ts'
import type { Tally } from './tally.ts'

/** The entries of a column that say something. */
export interface SparseColumn {
  /** Their places, ascending. */
  readonly at: ArrayLike<number>
  /** What stands there. */
  readonly values: ArrayLike<number>
}

/** Exact sums one after the other. */
export interface PackedSums {
  /** How many parts each has. */
  readonly lengths: ArrayLike<number>
  /** The parts of all of them. */
  readonly parts: ArrayLike<number>
}

/** What runs have shown of one impact, without its empty cells. */
export interface PackedImpact {
  /** Runs by group of draws and grid cell. */
  readonly histogram: SparseColumn
  /** The least and the greatest value of each grid cell. */
  readonly extremes: SparseColumn
  /** Of distances, by group and outcome. */
  readonly sum: PackedSums
  /** Of squared distances. */
  readonly squares: PackedSums
}

/** A tally without its empty cells: what crosses between threads, and what a part file holds. */
export interface PackedTally {
  /** How many have been played. */
  readonly runs: number
  /** Runs by outcome and day. */
  readonly days: SparseColumn
  /** Runs by group of draws and outcome; none where there is one group. */
  readonly counts: SparseColumn
  /** One entry for each impact. */
  readonly impacts: readonly PackedImpact[]
}

/** Packs a tally, its numbers unchanged. */
export function packTally({ runs, days, counts, impacts }: Tally): PackedTally {
  return {
    runs,
    days: packCounts(days),
    counts: packCounts(counts),
    impacts: impacts.map(({ histogram, extremes, sum, squares }) => ({
      histogram: packCounts(histogram),
      extremes: packExtremes(extremes),
      sum: packSums(sum),
      squares: packSums(squares),
    })),
  }
}

/** Leaves out counts of 0. */
function packCounts(column: Float64Array): SparseColumn {
  let filled = 0
  for (let i = 0; i < column.length; i++) if (column[i] !== 0) filled++
  const at = new Int32Array(filled)
  const values = new Float64Array(filled)
  for (let i = 0, k = 0; k < filled; i++) {
    if (column[i] === 0) continue
    at[k] = i
    values[k++] = column[i]!
  }
  return { at, values }
}

/** Leaves out the extremes of no value: Infinity is least, −Infinity greatest. */
function packExtremes(column: Float64Array): SparseColumn {
  let filled = 0
  for (let i = 0; i < column.length; i += 2) if (column[i]! <= column[i + 1]!) filled += 2
  const at = new Int32Array(filled)
  const values = new Float64Array(filled)
  for (let i = 0, k = 0; k < filled; i += 2) {
    if (column[i]! > column[i + 1]!) continue
    at[k] = i
    values[k++] = column[i]!
    at[k] = i + 1
    values[k++] = column[i + 1]!
  }
  return { at, values }
}

function packSums(sums: readonly ExactSum[]): PackedSums {
  const lengths = Int32Array.from(sums, ({ length }) => length)
  return { lengths, parts: Float64Array.from(sums.flat()) }
}

/** Adds a packed tally to one of the same plan, in place: `mergeTally` without unpacking. */
export function addPacked(into: Tally, packed: PackedTally): void {
  into.runs += packed.runs
  addColumn(into.days, packed.days)
  addColumn(into.counts, packed.counts)
  into.impacts.forEach((impact, j) => {
    const more = packed.impacts[j]!
    addColumn(impact.histogram, more.histogram)
    const { at, values } = more.extremes
    for (let k = 0; k < at.length; k++) {
      const cell = at[k]!
      const choose = cell % 2 === 0 ? Math.min : Math.max
      impact.extremes[cell] = choose(impact.extremes[cell]!, values[k]!)
    }
    addSums(impact.sum, more.sum)
    addSums(impact.squares, more.squares)
  })
}

function addColumn(into: Float64Array, { at, values }: SparseColumn): void {
  for (let k = 0; k < at.length; k++) into[at[k]!]! += values[k]!
}

function addSums(into: readonly ExactSum[], { lengths, parts }: PackedSums): void {
  let first = 0
  for (let slot = 0; slot < lengths.length; slot++) {
    const end = first + lengths[slot]!
    const sum: number[] = []
    for (; first < end; first++) sum.push(parts[first]!)
    mergeInto(into[slot]!, sum)
  }
}
