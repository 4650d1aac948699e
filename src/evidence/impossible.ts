import { ForkcastError } from '../checking/forkcastError.ts'
import { spread } from '../numeric/sparse.ts'
import type { Model } from '../scenario/model.ts'
import type { Row, RowLabel } from './row.ts'

/** The evidence rules out every leaf. Names the smallest set of rows without which some leaf would be possible. */
export class ImpossibleEvidence extends ForkcastError {
  /** Tells it from other errors, also across copies of the package. */
  override readonly name = 'ImpossibleEvidence'
  /** The same for every error of this class. */
  readonly code = 'impossible-evidence'
  /** The smallest set of rows without which some leaf would be possible; of several, the first in row order. */
  readonly rows: readonly RowLabel[]

  constructor(rows: readonly RowLabel[]) {
    super(
      `the evidence rules out every leaf; it would not without ${rows.map(describeRow).join(' and ')}. A probability of 0, or a credence of 1 in a report, leaves no way back: lower one of them`,
    )
    this.rows = rows
  }
}

function describeRow({ kind, signal, date, event, row, cluster, condition }: RowLabel): string {
  if (kind === 'condition') return `the condition "${condition}"`
  if (kind === 'survival') return 'survival (nothing has come true yet)'
  if (kind === 'cluster') return `the cluster "${cluster}"`
  if (kind === 'silence') return `the silence of "${signal}"`
  return `"${signal}" on ${date} (${event === undefined ? '' : `event "${event}", `}row ${row})`
}

/**
 * The rows to name when no leaf is possible. Each leaf is excluded by the rows that are −∞ there; the smallest of these
 * sets is returned, the first in row order among equals.
 */
export function culprits(model: Model, rows: Iterable<Row>): readonly Row[] {
  const excluding = [...rows].filter(({ values }) => values.values.includes(-Infinity))
  const { ofLeaf, count } = model.classes
  const byClass = excludedBy(excluding, 'class', count)
  const byLeaf = excludedBy(excluding, 'leaf', ofLeaf.length)
  let smallest: readonly number[] | undefined
  for (let leaf = 0; leaf < ofLeaf.length; leaf++) {
    if (model.logPrior[leaf] === -Infinity) continue
    // rows by class come before those by leaf
    const excluded = [...byClass[ofLeaf[leaf]!]!, ...byLeaf[leaf]!]
    if (smallest === undefined || before(excluded, smallest)) smallest = excluded
  }
  return (smallest ?? []).map((row) => excluding[row]!)
}

/** By class or by leaf: the indices of the rows that exclude it. */
function excludedBy(rows: readonly Row[], by: Row['by'], count: number): number[][] {
  const excluded = Array.from({ length: count }, (): number[] => [])
  rows.forEach(({ by: kind, values: column }, row) => {
    if (kind !== by) return
    const { places, values } = column
    if (values[0] === -Infinity)
      spread(column).forEach((value, place) => {
        if (value === -Infinity) excluded[place]!.push(row)
      })
    else
      places.forEach((place, i) => {
        if (values[i + 1] === -Infinity) excluded[place]!.push(row)
      })
  })
  return excluded
}

function before(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return a.length < b.length
  const differs = a.findIndex((row, i) => row !== b[i])
  return differs >= 0 && a[differs]! < b[differs]!
}
