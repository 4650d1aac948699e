import { type Sparse, spread } from '../numeric/sparse.ts'

/**
 * One or more equal rows of log factors, to be added to a sum by cell. A finite value counts `weight` times. A value of
 * −∞ excludes its cell, and `exclusions` is added to the number of exclusions there, whatever the weight.
 */
export interface Term {
  readonly values: Float64Array | Sparse
  /** Place in `values` by cell, −1 where the row says nothing; undefined: the values are by cell. */
  readonly placeOf: Int32Array | undefined
  readonly weight: number
  /** Rows that are added, minus those that are taken away. */
  readonly exclusions: number
}

/** The sum of rows by cell, from which rows can be subtracted again. Exclusions are counted, since −∞ + ∞ is NaN. */
export interface RowSum {
  readonly finite: Float64Array
  readonly exclusions: Int32Array
}

export function emptySum(cells: number): RowSum {
  return { finite: new Float64Array(cells), exclusions: new Int32Array(cells) }
}

export function copyInto(out: RowSum, { finite, exclusions }: RowSum): void {
  out.finite.set(finite)
  out.exclusions.set(exclusions)
}

export function addTerm(sum: RowSum, term: Term): void {
  addRow(sum, term.values, term.placeOf, term.weight, term.exclusions)
}

/** `addTerm` without a `Term` object, for inner loops. */
export function addRow(
  sum: RowSum,
  column: Float64Array | Sparse,
  placeOf: Int32Array | undefined,
  weight: number,
  exclusions: number,
): void {
  const { finite } = sum
  const values = column instanceof Float64Array ? column : spread(column)
  for (let cell = 0; cell < finite.length; cell++) {
    const place = placeOf ? placeOf[cell]! : cell
    if (place < 0) continue
    const value = values[place]!
    if (value === -Infinity) sum.exclusions[cell]! += exclusions
    else finite[cell]! += weight * value
  }
}

/** Whether the terms add the same amount to every possible cell, and so change no probability. */
export function movesNothing(terms: readonly Term[], logPrior: Float64Array): boolean {
  const sum = emptySum(logPrior.length)
  for (const term of terms) addTerm(sum, term)
  let first = NaN
  for (let cell = 0; cell < logPrior.length; cell++) {
    if (logPrior[cell] === -Infinity) continue
    if (sum.exclusions[cell] !== 0) return false
    if (Number.isNaN(first)) first = sum.finite[cell]!
    // both sums are rounded, so equal changes can differ by about 1e-13 nats
    else if (Math.abs(sum.finite[cell]! - first) > 1e-13 * Math.max(1, Math.abs(first))) return false
  }
  return true
}
