import { type ExactSum, mergeInto } from '../numeric/exactSum.ts'
import type { Tally } from './tally.ts'

/** The entries of a column that say something, and their places, ascending. */
export interface SparseColumn {
  readonly at: ArrayLike<number>
  readonly values: ArrayLike<number>
}

/** Exact sums one after the other: how many parts each has, and the parts of all of them. */
export interface PackedSums {
  readonly lengths: ArrayLike<number>
  readonly parts: ArrayLike<number>
}

/** What runs have shown of one impact, without its empty cells. */
export interface PackedImpact {
  readonly histogram: SparseColumn
  readonly extremes: SparseColumn
  readonly sum: PackedSums
  readonly squares: PackedSums
}

/** A tally without its empty cells: what crosses between threads, and what a part file holds. */
export interface PackedTally {
  readonly runs: number
  readonly days: SparseColumn
  readonly counts: SparseColumn
  readonly impacts: readonly PackedImpact[]
}

/** Packs a tally, its numbers unchanged. */
export function packTally({ runs, days, counts, impacts }: Tally): PackedTally {
  return {
    runs,
    days: packColumn(days, isNone),
    counts: packColumn(counts, isNone),
    impacts: impacts.map(({ histogram, extremes, sum, squares }) => ({
      histogram: packColumn(histogram, isNone),
      extremes: packColumn(extremes, isInfinite),
      sum: packSums(sum),
      squares: packSums(squares),
    })),
  }
}

function isNone(count: number): boolean {
  return count === 0
}

/** The extreme of no value is an infinity. */
function isInfinite(extreme: number): boolean {
  return Math.abs(extreme) === Number.POSITIVE_INFINITY
}

function packColumn(column: Float64Array, isEmpty: (value: number) => boolean): SparseColumn {
  let filled = 0
  for (let i = 0; i < column.length; i++) if (!isEmpty(column[i]!)) filled++
  const at = new Int32Array(filled)
  const values = new Float64Array(filled)
  let k = 0
  for (let i = 0; i < column.length; i++) {
    if (isEmpty(column[i]!)) continue
    at[k] = i
    values[k++] = column[i]!
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

/** The buffers of a packed tally, which may change hands instead of being copied. */
export function buffersOf({ days, counts, impacts }: PackedTally): ArrayBuffer[] {
  const columns = [days, counts, ...impacts.flatMap(({ histogram, extremes }) => [histogram, extremes])]
  const sums = impacts.flatMap(({ sum, squares }) => [sum, squares])
  return [
    ...columns.flatMap(({ at, values }) => [at, values]),
    ...sums.flatMap(({ lengths, parts }) => [lengths, parts]),
  ].flatMap((column) => (ArrayBuffer.isView(column) ? [column.buffer as ArrayBuffer] : []))
}
