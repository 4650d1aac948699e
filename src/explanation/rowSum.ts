import { type Sparse, spread } from '../numeric/sparse.ts'

/**
 * Rows of log factors on their way into a sum by cell: so many times their values. A cell whose value is −∞ is
 * excluded as often as `exclusions` says; how heavy an exclusion is makes no difference.
 */
export interface Term {
  readonly values: Float64Array | Sparse
  /** Place in `values` by cell, −1 where the row says nothing; undefined: the values are by cell. */
  readonly placeOf: Int32Array | undefined
  readonly weight: number
  /** Rows that are added, minus those that are taken away. */
  readonly exclusions: number
}

/** Σ rows by cell, from which a row can be taken away again: exclusions are counted, since −∞ + ∞ is no number. */
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

/** The same, without an object for it. */
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
    if (value === Number.NEGATIVE_INFINITY) sum.exclusions[cell]! += exclusions
    else finite[cell]! += weight * value
  }
}

/** Whether terms say the same of every cell that is possible, and so move nothing. */
export function movesNothing(terms: readonly Term[], logPrior: Float64Array): boolean {
  const sum = emptySum(logPrior.length)
  for (const term of terms) addTerm(sum, term)
  let first = Number.NaN
  for (let cell = 0; cell < logPrior.length; cell++) {
    if (logPrior[cell] === Number.NEGATIVE_INFINITY) continue
    if (sum.exclusions[cell] !== 0) return false
    if (Number.isNaN(first)) first = sum.finite[cell]!
    // both ends of a difference were rounded: 1e-13 of a nat is what is left of "the same"
    else if (Math.abs(sum.finite[cell]! - first) > 1e-13 * Math.max(1, Math.abs(first))) return false
  }
  return true
}
